package io.shopguide.monitoring.drift;

import java.util.Arrays;

/**
 * The two-sample test of Kolmogorov and Smirnov. Small samples get the exact probability, by a walk
 * over all orders of the pooled sample (Hodges 1958); others the distribution of the one-sample
 * statistic for the effective size {@code nm/(n+m)}: exact up to 40 (Marsaglia, Tsang and Wang
 * 2003), above it Kolmogorov's limit with Stephens' correction.
 *
 * <p>Immutable and thread-safe.
 *
 * @param statistic greatest difference of the two empirical distribution functions, 0 to 1
 * @param pValue probability of a difference at least as great if both samples have one origin
 * @param exact whether the probability is exact for samples without ties; with ties it is too great
 */
public record KolmogorovSmirnov(double statistic, double pValue, boolean exact) {
  /** Up to this product of the sizes the probability is exact. */
  static final long EXACT_PRODUCT = 250_000;

  private static final int EXACT_EFFECTIVE_SIZE = 40;

  /**
   * Compares two samples in O(n log n + m log m), and O(nm) where that is at most 250,000.
   *
   * @param first a sample, not changed
   * @param second another one, not changed
   * @return statistic and probability
   * @throws IllegalArgumentException if a sample is empty or holds a NaN
   */
  public static KolmogorovSmirnov test(double[] first, double[] second) {
    double[] a = sorted(first);
    double[] b = sorted(second);
    long n = a.length;
    long m = b.length;
    long greatest = 0;
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      double value = Math.min(a[i], b[j]);
      while (i < n && a[i] <= value) {
        i++;
      }
      while (j < m && b[j] <= value) {
        j++;
      }
      greatest = Math.max(greatest, Math.abs(i * m - j * n));
    }
    double statistic = (double) greatest / (n * m);
    boolean exact = isSmall(n, m);
    double p =
        exact
            ? exact((int) n, (int) m, greatest, null)
            : approximate((double) n, (double) m, statistic);
    return new KolmogorovSmirnov(statistic, p, exact);
  }

  /** Compares counts in ordered bins; a small sample's probability is exact for these very bins. */
  static KolmogorovSmirnov test(long[] first, long[] second) {
    long n = Arrays.stream(first).sum();
    long m = Arrays.stream(second).sum();
    double below = 0;
    double belowToo = 0;
    double statistic = 0;
    for (int bin = 0; bin < first.length; bin++) {
      below += first[bin];
      belowToo += second[bin];
      statistic = Math.max(statistic, Math.abs(below / n - belowToo / m));
    }
    if (!isSmall(n, m)) {
      return new KolmogorovSmirnov(
          statistic, approximate((double) n, (double) m, statistic), false);
    }
    long greatest = Math.round(statistic * n * m);
    double p = exact((int) n, (int) m, greatest, ends(first, second));
    return new KolmogorovSmirnov((double) greatest / (n * m), p, true);
  }

  /** The least statistic of counts with these sums whose probability is at most {@code level}. */
  static double limit(long[] first, long[] second, double level) {
    long n = Arrays.stream(first).sum();
    long m = Arrays.stream(second).sum();
    if (isSmall(n, m)) {
      boolean[] ends = ends(first, second);
      long low = 0;
      long high = n * m + 1;
      while (high - low > 1) {
        long middle = (low + high) >>> 1;
        if (exact((int) n, (int) m, middle, ends) > level) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (double) high / (n * m);
    }
    double low = 0;
    double high = 1;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (approximate((double) n, (double) m, middle) > level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static boolean isSmall(long n, long m) {
    return n <= EXACT_PRODUCT && m <= EXACT_PRODUCT && n * m <= EXACT_PRODUCT;
  }

  /** After how many values of both samples, in order, a bin ends. */
  private static boolean[] ends(long[] first, long[] second) {
    boolean[] ends =
        new boolean[(int) (Arrays.stream(first).sum() + Arrays.stream(second).sum()) + 1];
    int below = 0;
    for (int bin = 0; bin < first.length; bin++) {
      below += (int) (first[bin] + second[bin]);
      ends[below] = true;
    }
    return ends;
  }

  /**
   * Probability that a random walk from (0, 0) to (n, m), all orders being equally likely, meets a
   * point with {@code |i m - j n| >= greatest}.
   *
   * @param ends the lengths of the walk at which it is looked at, {@code null} for all
   */
  static double exact(int n, int m, long greatest, boolean[] ends) {
    if (greatest == 0) {
      return 1;
    }
    double[] inside = new double[m + 1];
    double met = 0;
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        double here = i == 0 && j == 0 ? 1 : 0;
        if (i > 0) {
          here += inside[j] * (n - i + 1) / (n - i + 1 + m - j);
        }
        if (j > 0) {
          here += inside[j - 1] * (m - j + 1) / (n - i + m - j + 1);
        }
        boolean outside =
            (ends == null || ends[i + j]) && Math.abs((long) i * m - (long) j * n) >= greatest;
        met += outside ? here : 0;
        inside[j] = outside ? 0 : here;
      }
    }
    return Math.min(1, met);
  }

  /** Probability by the one-sample distribution for the effective size. */
  static double approximate(double n, double m, double statistic) {
    double effective = n / (n + m) * m;
    long rounded = Math.max(1, Math.round(effective));
    if (rounded <= EXACT_EFFECTIVE_SIZE) {
      return oneSample((int) rounded, statistic);
    }
    double root = Math.sqrt(effective);
    return limit((root + 0.12 + 0.11 / root) * statistic);
  }

  /** Upper tail of Kolmogorov's distribution. */
  private static double limit(double t) {
    if (t < 0.2) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      double term = Math.exp(-2 * k * k * t * t);
      sum += k % 2 == 1 ? term : -term;
      if (term < 1e-17) {
        break;
      }
    }
    return Math.clamp(2 * sum, 0.0, 1.0);
  }

  /**
   * Upper tail of the one-sample statistic: n!/n^n times an entry of the n-th power of a matrix.
   */
  private static double oneSample(int n, double d) {
    if (d <= 0) {
      return 1;
    }
    if (d >= 1) {
      return 0;
    }
    int k = (int) (n * d) + 1;
    double[][] power = power(stepMatrix(k, k - n * d), n);
    double below = power[k - 1][k - 1];
    for (int i = 1; i <= n; i++) {
      below *= (double) i / n;
    }
    return Math.clamp(1 - below, 0.0, 1.0);
  }

  private static double[][] stepMatrix(int k, double h) {
    int size = 2 * k - 1;
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i][j] = i - j + 1 < 0 ? 0 : 1;
      }
    }
    for (int i = 0; i < size; i++) {
      matrix[i][0] -= Math.pow(h, i + 1);
      matrix[size - 1][i] -= Math.pow(h, size - i);
    }
    matrix[size - 1][0] += 2 * h - 1 > 0 ? Math.pow(2 * h - 1, size) : 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int g = 1; g <= i - j + 1; g++) {
          matrix[i][j] /= g;
        }
      }
    }
    return matrix;
  }

  private static double[][] power(double[][] matrix, int exponent) {
    if (exponent == 1) {
      return matrix;
    }
    double[][] half = power(matrix, exponent / 2);
    double[][] square = product(half, half);
    return exponent % 2 == 0 ? square : product(square, matrix);
  }

  private static double[][] product(double[][] a, double[][] b) {
    int size = a.length;
    double[][] result = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        for (int j = 0; j < size; j++) {
          result[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return result;
  }

  private static double[] sorted(double[] sample) {
    double[] copy = sample.clone();
    Arrays.sort(copy);
    if (copy.length == 0 || Double.isNaN(copy[copy.length - 1])) {
      throw new IllegalArgumentException("A sample needs a value, and none that is NaN");
    }
    return copy;
  }
}
