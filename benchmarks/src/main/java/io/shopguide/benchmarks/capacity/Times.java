package io.shopguide.benchmarks.capacity;

import java.util.Arrays;

/** Times in milliseconds. Immutable and thread-safe. */
final class Times {
  private final double[] ascending;
  private final double mean;
  private final double variance;

  /** Copies the times; there must be at least one. */
  Times(double[] millis) {
    ascending = millis.clone();
    Arrays.sort(ascending);
    mean = Arrays.stream(ascending).average().orElseThrow();
    variance = Arrays.stream(ascending).map(t -> (t - mean) * (t - mean)).average().orElseThrow();
  }

  int size() {
    return ascending.length;
  }

  double mean() {
    return mean;
  }

  /** The squared coefficient of variation: 0 if all are the same, 1 if they are exponential. */
  double variation() {
    return variance / (mean * mean);
  }

  /** The least time that a share of all times does not exceed. */
  double quantile(double share) {
    int rank = (int) Math.ceil(share * ascending.length) - 1;
    return ascending[Math.clamp(rank, 0, ascending.length - 1)];
  }

  /** At most so many of the times, evenly spread over their ranks. */
  double[] thinned(int most) {
    if (ascending.length <= most) {
      return ascending.clone();
    }
    double[] some = new double[most];
    for (int i = 0; i < most; i++) {
      some[i] = ascending[(int) ((i + 0.5) * ascending.length / most)];
    }
    return some;
  }
}
