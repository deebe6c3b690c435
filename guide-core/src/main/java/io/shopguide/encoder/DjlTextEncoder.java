package io.shopguide.encoder;

import ai.djl.Model;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.shopguide.encoder.internal.Tracking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** An ONNX sentence encoder behind DJL. The session runs on the caller's thread alone. */
final class DjlTextEncoder implements TextEncoder {
  private static final int MAX_TOKENS = 256;

  private final String specification;
  private final HuggingFaceTokenizer tokenizer;
  private final PredictorPool<String, float[]> pool;
  private final int dimension;

  private DjlTextEncoder(
      String specification, HuggingFaceTokenizer tokenizer, PredictorPool<String, float[]> pool) {
    this.specification = specification;
    this.tokenizer = tokenizer;
    this.pool = pool;
    this.dimension = pool.predict("dimension").length;
  }

  static TextEncoder open(ModelFiles files, Pooling pooling) {
    byte[] modelFile = files.readModel();
    String specification = files.specification() + ":" + pooling.id();
    HuggingFaceTokenizer tokenizer = openTokenizer(files);
    PredictorPool<String, float[]> pool = null;
    try {
      Model model = OnnxModels.open(files.modelName(), modelFile);
      boolean tokenTypes = OnnxModels.takesTokenTypes(model);
      pool =
          new PredictorPool<>(
              specification, model, new PoolingTranslator(tokenizer, pooling, tokenTypes));
      return new DjlTextEncoder(specification, tokenizer, pool);
    } catch (RuntimeException | LinkageError e) {
      if (pool != null) {
        pool.close();
      }
      tokenizer.close();
      throw e;
    }
  }

  private static HuggingFaceTokenizer openTokenizer(ModelFiles files) {
    Tracking.optOut();
    try {
      // The stored setting of some models pads every text to a fixed length.
      return HuggingFaceTokenizer.newInstance(
          new ByteArrayInputStream(files.readTokenizer()),
          Map.of(
              "padding", "false",
              "truncation", "true",
              "maxLength", Integer.toString(MAX_TOKENS)));
    } catch (EncoderException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError e) {
      throw badTokenizer(files, e);
    }
  }

  static EncoderException badTokenizer(ModelFiles files, Throwable cause) {
    return EncoderException.of(
        "Cannot open the tokenizer " + files.tokenizerName(),
        cause,
        "check that it is the model's complete tokenizer.json and that DJL can unpack its native"
            + " library into the folder that DJL_CACHE_DIR names");
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
    return pool.predict(text);
  }

  @Override
  public void close() {
    if (pool.closeOnce()) {
      tokenizer.close();
    }
  }

  /** One text in, one pooled vector out. */
  private record PoolingTranslator(
      HuggingFaceTokenizer tokenizer, Pooling pooling, boolean tokenTypes)
      implements NoBatchifyTranslator<String, float[]> {

    @Override
    public NDList processInput(TranslatorContext context, String text) {
      long[] ids = tokenizer.encode(text).getIds();
      return OnnxModels.inputs(context.getNDManager(), ids, tokenTypes);
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
