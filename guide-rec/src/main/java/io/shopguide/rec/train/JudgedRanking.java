package io.shopguide.rec.train;

/**
 * The products found for one query with what is known of them, to learn weights from. Immutable and
 * thread-safe.
 */
public final class JudgedRanking {
  private final double[][] features;
  private final double[] base;
  private final int[] ratings;
  private final int[] rated;

  /**
   * Makes an example; the arrays are kept, not copied.
   *
   * @param features for each product the values of the named features, all rows of one length
   * @param base for each product a fixed part of its score
   * @param ratings for each product its rating, 0 if unrated
   * @param rated ratings of all products of the query, found or not
   * @throws IllegalArgumentException if the arrays do not fit together
   */
  public JudgedRanking(double[][] features, double[] base, int[] ratings, int[] rated) {
    if (features.length != base.length || features.length != ratings.length) {
      throw new IllegalArgumentException("The features, bases and ratings do not fit together");
    }
    for (double[] row : features) {
      if (row.length != features[0].length) {
        throw new IllegalArgumentException("Two products have different numbers of features");
      }
    }
    this.features = features;
    this.base = base;
    this.ratings = ratings;
    this.rated = rated;
  }

  int products() {
    return features.length;
  }

  /** The score of a product with a factor for each feature. */
  double score(int product, double[] factors) {
    double score = base[product];
    for (int f = 0; f < factors.length; f++) {
      score += factors[f] * features[product][f];
    }
    return score;
  }

  int rating(int product) {
    return ratings[product];
  }

  /** A copy of the ratings of all products of the query. */
  int[] rated() {
    return rated.clone();
  }
}
