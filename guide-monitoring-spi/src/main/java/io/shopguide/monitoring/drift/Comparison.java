package io.shopguide.monitoring.drift;

import java.util.Arrays;

/** A statistic of two rows of counts with its distribution when nothing drifted. */
sealed interface Comparison {

  double value();

  /** Probability of a value at least as great when nothing drifted, or a bound of it. */
  double pValue();

  /** The value whose probability is {@code level}; infinite if there is nothing to compare. */
  double limit(double level);

  /** Number of bins compared. */
  int bins();

  /**
   * A statistic that grows with the square of the differences: {@code factor * value^power}, times
   * the harmonic size, is about a chi-square with one degree of freedom less than bins.
   */
  record Quadratic(double value, double factor, int power, double noise, int bins)
      implements Comparison {

    @Override
    public double pValue() {
      return bins < 2 ? 1 : ChiSquare.upperTail(factor * Math.pow(value, power) / noise, bins - 1);
    }

    @Override
    public double limit(double level) {
      return bins < 2
          ? Double.POSITIVE_INFINITY
          : Math.pow(ChiSquare.limit(level, bins - 1) * noise / factor, 1.0 / power);
    }
  }

  /** The statistic of Kolmogorov and Smirnov over ordered bins. */
  final class Ordered implements Comparison {
    private final long[] first;
    private final long[] second;
    private final KolmogorovSmirnov test;

    Ordered(long[] first, long[] second) {
      this.first = first;
      this.second = second;
      this.test = KolmogorovSmirnov.test(first, second);
    }

    @Override
    public double value() {
      return test.statistic();
    }

    @Override
    public double pValue() {
      return test.pValue();
    }

    @Override
    public double limit(double level) {
      return KolmogorovSmirnov.limit(first, second, level);
    }

    @Override
    public int bins() {
      return first.length;
    }
  }

  /**
   * The distance of Wasserstein between positions on a line, in standard deviations of the
   * reference. For large samples it is that of a Brownian bridge, whose mean is an integral and
   * whose tail is at most that of a normal variable with the variance of the values (Borell 1975;
   * Tsirelson, Ibragimov and Sudakov 1976). So the probability is an upper bound.
   */
  record Transport(double value, double mean, double deviation, int bins) implements Comparison {

    static Transport of(long[] first, long[] second, double[] positions, double unit) {
      double n = Arrays.stream(first).sum();
      double m = Arrays.stream(second).sum();
      double distance = 0;
      double mean = 0;
      double moment = 0;
      double moment2 = 0;
      double below = 0;
      double belowToo = 0;
      for (int bin = 0; bin < first.length; bin++) {
        double pooled = (first[bin] + second[bin]) / (n + m);
        moment += pooled * positions[bin];
        moment2 += pooled * positions[bin] * positions[bin];
        below += first[bin] / n;
        belowToo += second[bin] / m;
        if (bin + 1 < first.length) {
          double step = positions[bin + 1] - positions[bin];
          double both = Math.min(1, (below * n + belowToo * m) / (n + m));
          distance += Math.abs(below - belowToo) * step;
          mean += Math.sqrt(2 / Math.PI * both * (1 - both)) * step;
        }
      }
      double noise = Math.sqrt(1 / n + 1 / m) / unit;
      double deviation = Math.sqrt(Math.max(0, moment2 - moment * moment));
      return new Transport(distance / unit, mean * noise, deviation * noise, first.length);
    }

    @Override
    public double pValue() {
      double above = value - mean;
      return above <= 0 || deviation == 0
          ? 1
          : Math.exp(-above * above / (2 * deviation * deviation));
    }

    @Override
    public double limit(double level) {
      return deviation == 0
          ? Double.POSITIVE_INFINITY
          : mean + deviation * Math.sqrt(-2 * Math.log(level));
    }
  }
}
