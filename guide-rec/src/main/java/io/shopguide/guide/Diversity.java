package io.shopguide.guide;

/**
 * How much the products of an answer should differ: maximal marginal relevance, and quotas of
 * brands and categories.
 *
 * <p>The next product is the one with the greatest {@code lambda * relevance - (1 - lambda) *
 * similarity}, its relevance being its score as a share of the best and its similarity that to the
 * most similar product before it: Carbonell and Goldstein: The use of MMR, diversity-based
 * reranking, SIGIR 1998. Only the 200 best products change places, and only among those that meet
 * every wish; an order that the shopper asked for stands.
 *
 * <p>A quota bounds the products of one brand or category on a page. It yields where nothing else
 * is left: who asks for a brand gets it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param lambda weight of the relevance, 0 to 1; 1 for the order of the scores
 * @param perBrand greatest number of products of one brand on a page, positive
 * @param perCategory greatest number of products of one category on a page, positive
 */
public record Diversity(double lambda, int perBrand, int perCategory) {
  private static final Diversity OFF = new Diversity(1, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /**
   * Makes a wish for diversity.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Diversity {
    if (!(lambda >= 0 && lambda <= 1)) {
      throw new IllegalArgumentException("lambda is " + lambda + "; give 0 to 1");
    }
    if (perBrand < 1 || perCategory < 1) {
      throw new IllegalArgumentException(
          "The quotas are " + perBrand + " and " + perCategory + "; they must be positive");
    }
  }

  /**
   * The order of the scores.
   *
   * @return the diversity used when none is given
   */
  public static Diversity off() {
    return OFF;
  }

  /**
   * Maximal marginal relevance without quotas.
   *
   * @param lambda weight of the relevance, 0 to 1; 0.7 is mild
   * @return the diversity
   */
  public static Diversity mmr(double lambda) {
    return OFF.withLambda(lambda);
  }

  /**
   * The same quotas with another weight of the relevance.
   *
   * @param weight 0 to 1
   * @return another diversity
   */
  public Diversity withLambda(double weight) {
    return new Diversity(weight, perBrand, perCategory);
  }

  /**
   * The same diversity with a quota of brands.
   *
   * @param most greatest number of products of one brand on a page, positive
   * @return another diversity
   */
  public Diversity withPerBrand(int most) {
    return new Diversity(lambda, most, perCategory);
  }

  /**
   * The same diversity with a quota of categories.
   *
   * @param most greatest number of products of one category on a page, positive
   * @return another diversity
   */
  public Diversity withPerCategory(int most) {
    return new Diversity(lambda, perBrand, most);
  }

  boolean isOff() {
    return equals(OFF);
  }
}
