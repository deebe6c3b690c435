package io.shopguide.guide;

import io.shopguide.rec.SimilarityPart;
import java.util.List;

/**
 * Content similarity by attributes: the share of the wishes and preferences that a product meets.
 */
record WishMatch(List<Condition> wishes) implements SimilarityPart {
  static final String NAME = "wishes";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    int met = 0;
    for (int w = 0; w < wishes.size(); w++) {
      if (wishes.get(w).meets(product)) {
        met++;
      }
    }
    return wishes.isEmpty() ? 0 : (double) met / wishes.size();
  }
}
