package io.shopguide.monitoring.drift;

import java.util.Arrays;

/**
 * Two rows of counts over the same bins, with the rare bins joined until each has enough values for
 * an approximation by the normal distribution (Cochran 1954).
 *
 * <p>What decides which bins are rare must not favour windows that differ. The edges of numeric
 * bins are order statistics of the reference, whose counts are therefore no chance at all: there
 * the reference alone decides. Counts of categories are chance on both sides: there their sum
 * decides.
 */
final class PooledCounts {
  private static final double LEAST_EXPECTED = 8;

  private final long[] reference;
  private final long[] current;

  PooledCounts(long[] reference, long[] current) {
    this.reference = reference;
    this.current = current;
  }

  /** Joins rare bins of categories. */
  static PooledCounts ofCategories(long[] reference, long[] current) {
    double n = Arrays.stream(reference).sum();
    double m = Arrays.stream(current).sum();
    double[] expected = new double[reference.length];
    Arrays.setAll(expected, bin -> (reference[bin] + current[bin]) * Math.min(n, m) / (n + m));
    return pool(reference, current, expected);
  }

  /**
   * Joins rare bins of numbers. Values beyond the outermost edges belong to the bins beside them,
   * as the edges lie on the outermost reference values, unless there are far too many.
   */
  static PooledCounts ofNumbers(long[] reference, long[] current) {
    double n = Arrays.stream(reference).sum();
    double m = Arrays.stream(current).sum();
    long[] first = reference.clone();
    long[] second = current.clone();
    int last = reference.length - 1;
    if (!isBeyondChance(first[1], second[1], m / n)) {
      move(first, second, 1, 2);
    }
    if (!isBeyondChance(first[last], second[last], m / n)) {
      move(first, second, last, last - 1);
    }
    double[] expected = new double[first.length];
    Arrays.setAll(
        expected,
        bin ->
            isBeyondChance(first[bin], second[bin], m / n)
                ? LEAST_EXPECTED
                : first[bin] * Math.min(1, m / n));
    return pool(first, second, expected);
  }

  /**
   * Whether a bin that is rare in the reference has a count that chance reaches once in millions.
   */
  private static boolean isBeyondChance(long reference, long current, double ratio) {
    return current >= 20 + 10 * (reference + 2) * ratio;
  }

  private static void move(long[] first, long[] second, int from, int to) {
    first[to] += first[from];
    second[to] += second[from];
    first[from] = 0;
    second[from] = 0;
  }

  private static PooledCounts pool(long[] reference, long[] current, double[] expected) {
    Integer[] order = new Integer[reference.length];
    Arrays.setAll(order, bin -> bin);
    Arrays.sort(order, (a, b) -> Double.compare(expected[a], expected[b]));
    long[] pooledReference = new long[reference.length + 1];
    long[] pooledCurrent = new long[reference.length + 1];
    int size = 0;
    double sum = 0;
    for (int bin : order) {
      pooledReference[size] += reference[bin];
      pooledCurrent[size] += current[bin];
      sum += expected[bin];
      if (sum >= LEAST_EXPECTED) {
        size++;
        sum = 0;
      }
    }
    if (size == 0) {
      size = 1;
    } else {
      pooledReference[size - 1] += pooledReference[size];
      pooledCurrent[size - 1] += pooledCurrent[size];
    }
    return new PooledCounts(
        Arrays.copyOf(pooledReference, size), Arrays.copyOf(pooledCurrent, size));
  }

  /** Counts of the reference, not to be changed. */
  long[] reference() {
    return reference;
  }

  /** Counts of the window, not to be changed. */
  long[] current() {
    return current;
  }

  int bins() {
    return reference.length;
  }

  double[] smoothedShares(boolean ofReference) {
    long[] counts = ofReference ? reference : current;
    long total = Arrays.stream(counts).sum();
    double[] shares = new double[counts.length];
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] = ReferenceHistogram.smoothedShare(counts[bin], total, shares.length);
    }
    return shares;
  }

  double[] shares(boolean ofReference) {
    long[] counts = ofReference ? reference : current;
    double total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
  }

  /** The two-sample chi-square statistic. */
  double chiSquare() {
    double n = Arrays.stream(reference).sum();
    double m = Arrays.stream(current).sum();
    double sum = 0;
    for (int bin = 0; bin < reference.length; bin++) {
      double difference = Math.sqrt(m / n) * reference[bin] - Math.sqrt(n / m) * current[bin];
      sum += difference == 0 ? 0 : difference * difference / (reference[bin] + current[bin]);
    }
    return sum;
  }
}
