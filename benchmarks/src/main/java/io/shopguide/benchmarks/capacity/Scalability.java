package io.shopguide.benchmarks.capacity;

import java.util.List;

/**
 * How much longer a request takes while others are served, by the Universal Scalability Law: {@code
 * 1 + contention (n - 1) + coherence n (n - 1)} times as long beside {@code n - 1} others. N. J.
 * Gunther: Guerrilla Capacity Planning, 2007. Immutable and thread-safe.
 *
 * @param contention share of the work that waits for the others, at least 0
 * @param coherence cost of each pair of requests that keep each other's data up to date, at least 0
 */
record Scalability(double contention, double coherence) {

  /**
   * Fits both by least squares to throughputs of 1 and more threads.
   *
   * @param measured the first with one thread
   */
  static Scalability fit(List<Load.Closed> measured) {
    double alone = measured.getFirst().perSecond();
    double aa = 0;
    double ab = 0;
    double bb = 0;
    double ay = 0;
    double by = 0;
    for (Load.Closed point : measured) {
      double n = point.threads();
      double a = n - 1;
      double b = n * (n - 1);
      double y = n * alone / point.perSecond() - 1;
      aa += a * a;
      ab += a * b;
      bb += b * b;
      ay += a * y;
      by += b * y;
    }
    double determinant = aa * bb - ab * ab;
    if (determinant > 1e-9 * aa * bb) {
      double contention = (ay * bb - by * ab) / determinant;
      double coherence = (by * aa - ay * ab) / determinant;
      if (contention >= 0 && coherence >= 0) {
        return new Scalability(contention, coherence);
      }
      if (contention < 0) {
        return new Scalability(0, Math.max(0, by / bb));
      }
    }
    return new Scalability(aa == 0 ? 0 : Math.max(0, ay / aa), 0);
  }

  /** How many times as long a request takes while this many are served, itself among them. */
  double inflation(double served) {
    double others = Math.max(0, served - 1);
    return 1 + contention * others + coherence * served * others;
  }
}
