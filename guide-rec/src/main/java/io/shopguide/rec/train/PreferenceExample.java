package io.shopguide.rec.train;

/**
 * One product that a shopper went on to buy beside some that the shopper did not, each by the
 * values of the named parts of its score. Immutable and thread-safe.
 */
public final class PreferenceExample {
  private final double[] bought;
  private final double[][] others;

  /**
   * Makes an example; the arrays are kept, not copied.
   *
   * @param bought the parts of the product that was bought
   * @param others the parts of each product that was not, at least one
   * @throws IllegalArgumentException if the lengths differ or there is no other product
   */
  public PreferenceExample(double[] bought, double[][] others) {
    if (others.length == 0) {
      throw new IllegalArgumentException("An example needs a product that was not bought");
    }
    for (double[] other : others) {
      if (other.length != bought.length) {
        throw new IllegalArgumentException("Two products have different numbers of parts");
      }
    }
    this.bought = bought;
    this.others = others;
  }

  int others() {
    return others.length;
  }

  /** How much more of a part the bought product has than another. */
  double difference(int other, int part) {
    return bought[part] - others[other][part];
  }
}
