package io.shopguide.encoder;

import ai.djl.MalformedModelException;
import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import io.shopguide.encoder.internal.Tracking;
import java.io.IOException;

/** A sentence encoder that DJL finds by a URL, with DJL's own translator, scaled to unit length. */
final class ZooTextEncoder implements TextEncoder {
  private final String specification;
  private final PredictorPool<String, float[]> pool;
  private final int dimension;

  private ZooTextEncoder(String specification, PredictorPool<String, float[]> pool) {
    this.specification = specification;
    this.pool = pool;
    this.dimension = pool.predict("dimension").length;
  }

  static TextEncoder open(String engine, String url, Pooling pooling) {
    Tracking.optOut();
    String specification = Specification.DJL + ":" + engine + "|" + url + ":" + pooling.id();
    PredictorPool<String, float[]> pool = null;
    try {
      ZooModel<String, float[]> model =
          Criteria.builder()
              .setTypes(String.class, float[].class)
              .optEngine(engine)
              .optModelUrls(url)
              .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
              .optArgument("pooling", pooling == Pooling.FIRST ? "cls" : "mean")
              .optArgument("normalize", "false")
              .optArgument("padding", "false")
              .optArgument("includeTokenTypes", "true")
              .optOption("interOpNumThreads", "1")
              .optOption("intraOpNumThreads", "1")
              .build()
              .loadModel();
      pool = new PredictorPool<>(specification, model, model.getTranslator());
      return new ZooTextEncoder(specification, pool);
    } catch (IOException
        | ModelNotFoundException
        | MalformedModelException
        | RuntimeException
        | LinkageError e) {
      if (pool != null) {
        pool.close();
      }
      throw EncoderException.of(
          "Cannot open the model " + url + " with " + engine,
          e,
          "give a URL that DJL knows, such as file:FOLDER with the model and its tokenizer.json,"
              + " and put the engine of the model on the class path");
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
    float[] vector = pool.predict(text);
    return Pooling.FIRST.pool(vector, 1);
  }

  @Override
  public void close() {
    pool.close();
  }
}
