package io.shopguide.encoder;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An ONNX sentence encoder behind DJL.
 *
 * <p>A predictor serves one thread at a time, so idle ones wait in a queue that grows to the number
 * of threads that ever encoded at once. The session runs on the caller's thread alone.
 */
final class DjlTextEncoder implements TextEncoder {
  private static final int MAX_TOKENS = 256;
  private static final String OPT_OUT = "OPT_OUT_TRACKING"; // DJL's name for it

  private final String specification;
  private final Model model;
  private final HuggingFaceTokenizer tokenizer;
  private final PoolingTranslator translator;
  private final ConcurrentLinkedQueue<Predictor<String, float[]>> idle =
      new ConcurrentLinkedQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final int dimension;

  private DjlTextEncoder(
      String specification, Model model, HuggingFaceTokenizer tokenizer, Pooling pooling) {
    this.specification = specification;
    this.model = model;
    this.tokenizer = tokenizer;
    boolean tokenTypes = model.describeInput().contains("token_type_ids");
    this.translator = new PoolingTranslator(tokenizer, pooling, tokenTypes);
    this.dimension = encode("dimension").length;
  }

  /** A file with its name for messages. */
  record Part(String name, InputStream stream) {}

  static TextEncoder load(
      String specification, Part modelPart, Part tokenizerPart, Pooling pooling) {
    optOutOfTracking();
    HuggingFaceTokenizer tokenizer = openTokenizer(tokenizerPart);
    Model model = null;
    try {
      model = newModel(modelPart.name());
      model.load(modelPart.stream(), Map.of("interOpNumThreads", "1", "intraOpNumThreads", "1"));
      return new DjlTextEncoder(specification, model, tokenizer, pooling);
    } catch (IOException | MalformedModelException | RuntimeException | LinkageError e) {
      if (model != null) {
        model.close();
      }
      tokenizer.close();
      throw e instanceof EncoderException known
          ? known
          : failure(
              "Cannot open the model " + modelPart.name(),
              e,
              "check that it is the complete ONNX file of a sentence encoder");
    }
  }

  /** DJL asks the cloud's metadata service and a telemetry host once a process, unless told not. */
  private static void optOutOfTracking() {
    if (System.getenv(OPT_OUT) == null && System.getProperty(OPT_OUT) == null) {
      System.setProperty(OPT_OUT, "true");
    }
  }

  private static HuggingFaceTokenizer openTokenizer(Part part) {
    try {
      // The stored setting of some models pads every text to a fixed length.
      return HuggingFaceTokenizer.newInstance(
          part.stream(),
          Map.of(
              "padding", "false",
              "truncation", "true",
              "maxLength", Integer.toString(MAX_TOKENS)));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw failure(
          "Cannot open the tokenizer " + part.name(),
          e,
          "check that it is the model's complete tokenizer.json and that DJL can unpack its native"
              + " library into the folder that DJL_CACHE_DIR names");
    }
  }

  private static Model newModel(String name) {
    try {
      return Model.newInstance(name, "OnnxRuntime");
    } catch (RuntimeException | LinkageError e) {
      throw failure(
          "Cannot start ONNX Runtime for the model " + name,
          e,
          "check that ai.djl.onnxruntime:onnxruntime-engine is on the class path and that its"
              + " native library can be unpacked into java.io.tmpdir");
    }
  }

  private static EncoderException failure(String what, Throwable cause, String remedy) {
    String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new EncoderException(what + ": " + why + "; " + remedy, cause);
  }

  @Override
  public String specification() {
    return specification;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[] encode(String text) {
    if (closed.get()) {
      throw new EncoderException("The encoder " + specification + " is closed", null);
    }
    Predictor<String, float[]> predictor = idle.poll();
    if (predictor == null) {
      predictor = model.newPredictor(translator);
    }
    try {
      float[] vector = predictor.predict(text);
      idle.add(predictor);
      return vector;
    } catch (TranslateException | EngineException e) {
      predictor.close();
      throw new EncoderException("The encoder " + specification + " failed", e);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      for (Predictor<String, float[]> p = idle.poll(); p != null; p = idle.poll()) {
        p.close();
      }
      model.close();
      tokenizer.close();
    }
  }

  /** One text in, one pooled vector out; a batch of one, so nothing is padded. */
  private static final class PoolingTranslator implements NoBatchifyTranslator<String, float[]> {
    private final HuggingFaceTokenizer tokenizer;
    private final Pooling pooling;
    private final boolean tokenTypes;

    PoolingTranslator(HuggingFaceTokenizer tokenizer, Pooling pooling, boolean tokenTypes) {
      this.tokenizer = tokenizer;
      this.pooling = pooling;
      this.tokenTypes = tokenTypes;
    }

    @Override
    public NDList processInput(TranslatorContext context, String text) {
      Encoding encoding = tokenizer.encode(text);
      NDList inputs = new NDList(tokenTypes ? 3 : 2);
      inputs.add(row(context, "input_ids", encoding.getIds()));
      inputs.add(row(context, "attention_mask", encoding.getAttentionMask()));
      if (tokenTypes) {
        inputs.add(row(context, "token_type_ids", encoding.getTypeIds()));
      }
      return inputs;
    }

    private static NDArray row(TranslatorContext context, String name, long[] values) {
      NDArray array = context.getNDManager().create(new long[][] {values});
      array.setName(name);
      return array;
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList outputs) {
      NDArray states = outputs.get(0);
      return pooling.pool(states.toFloatArray(), (int) states.getShape().get(1));
    }

    @Override
    public Batchifier getBatchifier() {
      return null;
    }
  }
}
