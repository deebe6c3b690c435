package io.shopguide.guide;

import io.shopguide.rec.SimilarityPart;

/**
 * Graph similarity to shoppers of late: purchases, each counting half as much for every 30 days
 * before the last one of all, on a logarithmic scale relative to the product that has most.
 *
 * @param times of the purchases
 */
record Recency(PurchaseTimes times) implements SimilarityPart {
  static final String NAME = "recency";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    return times.recency(product);
  }
}
