package io.shopguide.rec.evaluation;

/**
 * Tails of Student's t distribution through the regularized incomplete beta function, by its
 * continued fraction: Abramowitz and Stegun: Handbook of Mathematical Functions, 26.5.8 and 26.7.1,
 * evaluated by the method of Lentz.
 */
final class StudentT {
  private static final double TINY = 1e-300;
  private static final double PRECISION = 1e-15;
  private static final int MAX_TERMS = 10_000;

  // Lanczos approximation of the gamma function, g = 7, nine terms.
  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private StudentT() {}

  /** Probability that a value is at least as far from 0 as {@code t}. */
  static double twoSided(double t, double degreesOfFreedom) {
    double x = degreesOfFreedom / (degreesOfFreedom + t * t);
    return incompleteBeta(x, degreesOfFreedom / 2, 0.5);
  }

  private static double incompleteBeta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double logFront =
        logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
    return x < (a + 1) / (a + b + 2)
        ? Math.exp(logFront) * continuedFraction(x, a, b) / a
        : 1 - Math.exp(logFront) * continuedFraction(1 - x, b, a) / b;
  }

  private static double continuedFraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m <= MAX_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      fraction *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      fraction *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return fraction;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double logGamma(double value) {
    if (value < 0.5) {
      return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
    }
    double z = value - 1;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z + i);
    }
    double t = z + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
