package io.shopguide.benchmarks.faults;

import java.util.Arrays;

/**
 * The median of a sample and an interval that covers the median of what it was drawn from with a
 * probability of at least 95 %, whatever the distribution: two values of the sample whose ranks
 * follow from the binomial distribution (David and Nagaraja, "Order Statistics", 3rd edition,
 * section 7.1). Of fewer than six values it is the whole range, which covers less. Immutable and
 * thread-safe.
 *
 * @param median the median
 * @param low lower end
 * @param high upper end
 */
record MedianInterval(double median, double low, double high) {
  private static final double TAIL = 0.025;

  /**
   * Of a sample, in O(n log n).
   *
   * @param sample at least one number, none NaN
   */
  static MedianInterval of(double... sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int rank = rank(n);
    return new MedianInterval(
        (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[rank - 1], sorted[n - rank]);
  }

  /**
   * The greatest rank from 1 on below which the median lies with a probability of at most 2.5 %:
   * that of fewer than {@code rank} heads in {@code n} throws of a coin.
   */
  private static int rank(int n) {
    double logShare = -n * Math.log(2);
    double below = Math.exp(logShare);
    int rank = 0;
    while (below <= TAIL) {
      rank++;
      logShare += Math.log(n - rank + 1) - Math.log(rank);
      below += Math.exp(logShare);
    }
    return Math.max(1, rank);
  }
}
