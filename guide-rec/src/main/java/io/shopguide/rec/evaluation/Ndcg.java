package io.shopguide.rec.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Normalized discounted cumulative gain at a cutoff, with gain {@code 2^rating - 1} and discount
 * {@code log2(rank + 1)}.
 *
 * <p>Järvelin and Kekäläinen: Cumulated gain-based evaluation of IR techniques, ACM TOIS 20(4),
 * 2002; the exponential gain is that of Burges et al., ICML 2005. Immutable and thread-safe.
 *
 * @param cutoff number of leading products that count, positive
 */
public record Ndcg(int cutoff) {
  /**
   * Makes the measure.
   *
   * @throws IllegalArgumentException if {@code cutoff} is not positive
   */
  public Ndcg {
    if (cutoff < 1) {
      throw new IllegalArgumentException("cutoff " + cutoff + " is not positive");
    }
  }

  /**
   * Measures a ranking. A product without a rating counts as rated 0; a product that stands twice
   * counts at its first rank only.
   *
   * @param ranking product ids, the best first
   * @param ratings ratings of the query's products, at least 0
   * @return 0 to 1, or NaN if no product is rated above 0
   */
  public double of(List<String> ranking, Map<String, Integer> ratings) {
    int[] ideal = ratings.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    double idealGain = 0;
    for (int rank = 1; rank <= Math.min(cutoff, ideal.length); rank++) {
      idealGain += discountedGain(ideal[ideal.length - rank], rank);
    }
    double gain = 0;
    int rank = 0;
    for (String product : ranking.stream().distinct().limit(cutoff).toList()) {
      gain += discountedGain(ratings.getOrDefault(product, 0), ++rank);
    }
    return normalized(gain, idealGain);
  }

  /**
   * Measures a ranking of products that are relevant or not, which is to be rated 1 or 0.
   *
   * @param ranking distinct product ids, the best first
   * @param relevant ids of the relevant products, ascending
   * @return 0 to 1, or NaN if no product is relevant
   */
  public double of(int[] ranking, int[] relevant) {
    double idealGain = 0;
    for (int rank = 1; rank <= Math.min(cutoff, relevant.length); rank++) {
      idealGain += discountedGain(1, rank);
    }
    double gain = 0;
    for (int rank = 1; rank <= Math.min(cutoff, ranking.length); rank++) {
      if (Arrays.binarySearch(relevant, ranking[rank - 1]) >= 0) {
        gain += discountedGain(1, rank);
      }
    }
    return normalized(gain, idealGain);
  }

  private static double normalized(double gain, double idealGain) {
    return idealGain == 0 ? Double.NaN : gain / idealGain;
  }

  /**
   * The mean over queries; queries without a positive rating are left out.
   *
   * @param values one value a query, NaN for those left out
   * @return the mean, or NaN if nothing is left
   */
  public static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }

  private static double discountedGain(int rating, int rank) {
    return (Math.pow(2, rating) - 1) / (Math.log(rank + 1) / Math.log(2));
  }
}
