package io.shopguide.rec.evaluation;

import java.util.BitSet;
import java.util.List;

/**
 * Measures of recommendations beyond relevance, as Vargas and Castells define them: Rank and
 * relevance in novelty and diversity metrics for recommender systems, RecSys 2011. Immutable and
 * thread-safe.
 */
public final class ListMeasures {
  /** How alike two products are. */
  @FunctionalInterface
  public interface Similarity {
    /**
     * Compares two products.
     *
     * @param first a product id
     * @param second another
     * @return 0 to 1
     */
    double of(int first, int second);
  }

  private ListMeasures() {}

  /**
   * The share of the catalogue that is recommended to anybody.
   *
   * @param rankings product ids
   * @param products number of products of the catalogue, positive
   * @return 0 to 1
   */
  public static double coverage(List<int[]> rankings, int products) {
    BitSet recommended = new BitSet(products);
    for (int[] ranking : rankings) {
      for (int product : ranking) {
        recommended.set(product);
      }
    }
    return (double) recommended.cardinality() / products;
  }

  /**
   * How unexpected the products of a list are: the mean of {@code -log2 p(product)}, with {@code p}
   * the share of shoppers who have the product. Products that nobody has count as if one had.
   *
   * @param ranking product ids
   * @param popularity number of shoppers of each product
   * @param shoppers number of shoppers, positive
   * @return bits, or NaN for an empty list
   */
  public static double novelty(int[] ranking, int[] popularity, int shoppers) {
    double sum = 0;
    for (int product : ranking) {
      sum -= Math.log(Math.max(1, popularity[product]) / (double) shoppers) / Math.log(2);
    }
    return ranking.length == 0 ? Double.NaN : sum / ranking.length;
  }

  /**
   * Intra-list diversity: the mean of {@code 1 - similarity} over all pairs of a list; Ziegler,
   * McNee, Konstan and Lausen: Improving recommendation lists through topic diversification, WWW
   * 2005.
   *
   * @param ranking product ids
   * @param similarity how alike two products are
   * @return 0 to 1, or NaN for a list of fewer than two
   */
  public static double diversity(int[] ranking, Similarity similarity) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < ranking.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += 1 - similarity.of(ranking[i], ranking[j]);
        pairs++;
      }
    }
    return pairs == 0 ? Double.NaN : sum / pairs;
  }
}
