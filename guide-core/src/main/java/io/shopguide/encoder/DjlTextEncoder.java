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

  static TextEncoder load(
      String specification, InputStream modelStream, InputStream tokenizerStream, Pooling pooling)
      throws IOException {
    HuggingFaceTokenizer tokenizer = null;
    Model model = null;
    try {
      // The stored setting of some models pads every text to a fixed length.
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              tokenizerStream,
              Map.of(
                  "padding", "false",
                  "truncation", "true",
                  "maxLength", Integer.toString(MAX_TOKENS)));
      model = Model.newInstance(specification, "OnnxRuntime");
      model.load(modelStream, Map.of("interOpNumThreads", "1", "intraOpNumThreads", "1"));
      return new DjlTextEncoder(specification, model, tokenizer, pooling);
    } catch (EngineException | MalformedModelException | EncoderException | LinkageError e) {
      if (model != null) {
        model.close();
      }
      if (tokenizer != null) {
        tokenizer.close();
      }
      throw new EncoderException(
          "Cannot open the encoder "
              + specification
              + ": "
              + e.getMessage()
              + "; is ai.djl.onnxruntime:onnxruntime-engine on the class path?",
          e);
    }
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
