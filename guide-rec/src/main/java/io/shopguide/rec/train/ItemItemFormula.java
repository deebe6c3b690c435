package io.shopguide.rec.train;

/**
 * How the histories of shoppers become weights from product to product:
 *
 * <pre>
 *           sum over u of  r(u,i) r(u,j) d(u)^-s |p(u,i) - p(u,j)|^-t
 * w(i,j) = -----------------------------------------------------------
 *                          n(i)^a n(j)^b + h
 * </pre>
 *
 * <p>{@code r(u,i)} is the weight of the event, 0 to 1, {@code p(u,i)} the place of the product in
 * the shopper's history, {@code d(u)} the sum of the squares of {@code r} over the shopper's
 * products, {@code n(i)} that over the product's shoppers; where all events weigh 1 these are the
 * numbers of products and shoppers. The distance has no direction, so what stands in the order of a
 * catalogue rather than of time is not taken for a habit.
 *
 * <p>With {@code s = a = alpha}, {@code b = beta} and no {@code t} and {@code h} this is RP3beta
 * (Paudel, Christoffel, Newell and Bernstein: Updatable, accurate, diverse, and scalable
 * recommendations for interactive applications, ACM TiiS 7(1), 2017); with {@code a = b = 0.5} and
 * no {@code s} and {@code t} the cosine of the products' columns, shrunk by {@code h} as Sarwar et
 * al. (WWW 2001) and Bell and Koren (ICDM 2007) do where few shoppers support a similarity.
 *
 * <p>Immutable and thread-safe.
 *
 * @param shopperExponent {@code s}: how much less a shopper with many products counts, at least 0
 * @param distanceExponent {@code t}: how much less two products count that stand apart, at least 0
 * @param rowExponent {@code a}: how much less a popular product passes on, at least 0
 * @param columnExponent {@code b}: how much less a popular product receives, at least 0
 * @param shrinkage {@code h}: how much weights with little support are lowered, at least 0
 */
public record ItemItemFormula(
    double shopperExponent,
    double distanceExponent,
    double rowExponent,
    double columnExponent,
    double shrinkage) {

  /** Near products of a history count more, popular products are discounted a little. */
  public static final ItemItemFormula NEAR = new ItemItemFormula(0, 0.5, 0.4, 0.25, 0);

  /**
   * Makes a formula.
   *
   * @throws IllegalArgumentException if a value is negative or not a number
   */
  public ItemItemFormula {
    double[] values = {shopperExponent, distanceExponent, rowExponent, columnExponent, shrinkage};
    for (double value : values) {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "The values of a formula must be numbers of at least 0, not " + value);
      }
    }
  }

  /**
   * Random walks of three steps.
   *
   * @param alpha exponent of the transition probabilities
   * @param beta exponent of the popularity discount
   * @return the formula
   */
  public static ItemItemFormula rp3Beta(double alpha, double beta) {
    return new ItemItemFormula(alpha, 0, alpha, beta, 0);
  }

  /**
   * The cosine.
   *
   * @param shrinkage added to the product of the lengths
   * @return the formula
   */
  public static ItemItemFormula cosine(double shrinkage) {
    return new ItemItemFormula(0, 0, 0.5, 0.5, shrinkage);
  }
}
