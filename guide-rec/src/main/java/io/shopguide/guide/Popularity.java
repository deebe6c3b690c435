package io.shopguide.guide;

import io.shopguide.rec.SimilarityPart;

/** Graph similarity to shoppers in general: the degree in the {@code bought} relation. */
record Popularity(CatalogueView catalogue) implements SimilarityPart {
  static final String NAME = "popularity";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    return catalogue.popularity(product);
  }
}
