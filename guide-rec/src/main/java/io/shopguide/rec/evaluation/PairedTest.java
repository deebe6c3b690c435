package io.shopguide.rec.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether two systems differ on the same users or queries: the mean difference, its interval and
 * the probabilities of a difference at least as great by chance alone, two-sided.
 *
 * <p>Smucker, Allan and Carterette: A comparison of statistical significance tests for information
 * retrieval evaluation, CIKM 2007, recommend the randomization test and find that the t test agrees
 * with it. Immutable and thread-safe.
 *
 * @param difference interval of the mean of first minus second
 * @param randomization probability by random signs of the differences
 * @param student probability by Student's paired t test; NaN for fewer than two pairs, and 1 where
 *     all pairs are equal
 */
public record PairedTest(ConfidenceInterval difference, double randomization, double student) {
  private static final double LEVEL = 0.95;

  /**
   * Compares two systems.
   *
   * @param first values of the first, one a user or query, none NaN
   * @param second values of the second in the same order
   * @param resamples number of random draws, at least 100
   * @param seed of the draws
   * @return the comparison, with an interval of 95 %
   * @throws IllegalArgumentException if the lengths differ, or there are no values or too few draws
   */
  public static PairedTest of(double[] first, double[] second, int resamples, long seed) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          first.length + " values cannot be paired with " + second.length);
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = first[i] - second[i];
    }
    ConfidenceInterval interval = ConfidenceInterval.bootstrap(differences, LEVEL, resamples, seed);
    return new PairedTest(
        interval, randomization(differences, resamples, seed), student(differences));
  }

  /** Counts the observed signs as one of the draws, so that the probability is never 0. */
  private static double randomization(double[] differences, int resamples, long seed) {
    double observed = Math.abs(Arrays.stream(differences).sum());
    double tolerance = 1e-12 * Arrays.stream(differences).map(Math::abs).sum();
    SplittableRandom random = new SplittableRandom(seed);
    int asGreat = 1;
    for (int r = 0; r < resamples; r++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      if (Math.abs(sum) >= observed - tolerance) {
        asGreat++;
      }
    }
    return asGreat / (resamples + 1.0);
  }

  private static double student(double[] differences) {
    int n = differences.length;
    if (n < 2) {
      return Double.NaN;
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    if (squares == 0) {
      return mean == 0 ? 1 : 0;
    }
    double t = mean / Math.sqrt(squares / (n - 1) / n);
    return StudentT.twoSided(t, n - 1);
  }
}
