package io.shopguide.guide;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.SparseScores;

/**
 * Graph similarity through purchases: the sum of the item-item weights from the profile's products,
 * relative to the greatest such sum. Not thread-safe; one per request.
 */
final class BoughtTogether implements SimilarityPart {
  static final String NAME = "bought together";

  private final int[] profile;
  private final ItemItemMatrix weights;
  private final SparseScores scores;
  private final double scale;
  private int explained = -1;
  private int strongest = -1;

  /**
   * Spreads a profile over its neighbours.
   *
   * @param profile the products to start from
   * @param weights item-item weights
   * @param scores empty scores, owned by this part from now on
   */
  BoughtTogether(int[] profile, ItemItemMatrix weights, SparseScores scores) {
    this.profile = profile;
    this.weights = weights;
    this.scores = scores;
    for (int product : profile) {
      weights.scatter(product, 1, scores);
    }
    float max = scores.max();
    this.scale = max == 0 ? 0 : 1 / max;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    return scale * scores.get(product);
  }

  /** The products with a similarity above 0. */
  SparseScores candidates() {
    return scores;
  }

  /** The item-item weight from one of the profile's products. */
  double weight(int owned, int product) {
    return weights.weight(owned, product);
  }

  /** The profile's product that adds most to a product, -1 if none adds anything. */
  int strongest(int product) {
    if (explained != product) {
      explained = product;
      strongest = findStrongest(product);
    }
    return strongest;
  }

  private int findStrongest(int product) {
    int best = -1;
    float bestWeight = 0;
    for (int owned : profile) {
      float weight = weights.weight(owned, product);
      if (weight > bestWeight) {
        best = owned;
        bestWeight = weight;
      }
    }
    return best;
  }
}
