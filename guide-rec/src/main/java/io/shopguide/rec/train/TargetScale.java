package io.shopguide.rec.train;

import java.util.Arrays;

/**
 * A factor for each product as the target of item-item weights. Similarities favour products with
 * few events, whose rows are short; a power of the popularity gives back what the shoppers' choices
 * know about how likely a product is at all. Immutable and thread-safe.
 */
public final class TargetScale {
  private final float[] factors;

  private TargetScale(float[] factors) {
    this.factors = factors;
  }

  /**
   * Leaves weights as they are.
   *
   * @param products number of products
   * @return factors of 1
   */
  public static TargetScale none(int products) {
    float[] factors = new float[products];
    Arrays.fill(factors, 1);
    return new TargetScale(factors);
  }

  /**
   * Factors {@code (1 + shoppers of the product)^exponent}.
   *
   * @param bought shoppers by products
   * @param exponent above 0 to favour popular products, below 0 to discount them
   * @return the factors
   * @throws IllegalArgumentException if the exponent is not finite
   */
  public static TargetScale popularity(Incidence bought, double exponent) {
    if (!Double.isFinite(exponent)) {
      throw new IllegalArgumentException("The exponent must be a number, not " + exponent);
    }
    Incidence shoppers = bought.transposed();
    float[] factors = new float[bought.columns()];
    for (int product = 0; product < factors.length; product++) {
      factors[product] = (float) Math.pow(1.0 + shoppers.degree(product), exponent);
    }
    return new TargetScale(factors);
  }

  float factor(int product) {
    return factors[product];
  }

  int products() {
    return factors.length;
  }
}
