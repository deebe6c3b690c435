package io.shopguide.guide;

import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.text.ProductVectors;

/**
 * Content similarity by meaning: the cosine between encoder vectors.
 *
 * <p>Not thread-safe; one per request.
 */
final class VectorMatch implements SimilarityPart {
  static final String NAME = "meaning";

  private final ProductVectors vectors;
  private final float[] query;

  VectorMatch(ProductVectors vectors, float[] query) {
    this.vectors = vectors;
    this.query = query;
  }

  float[] query() {
    return query;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    return vectors.cosine(product, query);
  }
}
