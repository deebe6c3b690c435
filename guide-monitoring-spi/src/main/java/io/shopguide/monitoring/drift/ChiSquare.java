package io.shopguide.monitoring.drift;

/**
 * The chi-square distribution by the regularized incomplete gamma function: a series below the
 * mean, a continued fraction above it (Abramowitz and Stegun, 6.5.29 and 6.5.31; Lentz' method).
 */
final class ChiSquare {
  private static final double EPSILON = 1e-15;
  private static final double TINY = 1e-300;
  private static final int MAX_STEPS = 100_000;
  private static final double PRECISION = 1e-12;

  /** Lanczos' coefficients for g = 607/128 (Godfrey). */
  private static final double[] LANCZOS = {
    0.9999999999999971,
    57.15623566586292,
    -59.59796035547549,
    14.136097974741746,
    -0.4919138160976202,
    3.399464998481189e-5,
    4.652362892704858e-5,
    -9.837447530487956e-5,
    0.0001580887032249125,
    -0.00021026444172410488,
    0.00021743961811521265,
    -0.0001643181065367639,
    8.441822398385275e-5,
    -2.6190838401581408e-5,
    3.6899182659531625e-6
  };

  private ChiSquare() {}

  /** Probability of a value of at least {@code x} with {@code degrees} degrees of freedom. */
  static double upperTail(double x, int degrees) {
    if (degrees < 1) {
      throw new IllegalArgumentException("A chi-square needs a degree of freedom, not " + degrees);
    }
    if (!(x > 0)) {
      return 1;
    }
    double a = degrees / 2.0;
    double half = x / 2;
    return half < a + 1 ? 1 - lowerBySeries(a, half) : upperByFraction(a, half);
  }

  /**
   * The value that is reached with a probability of {@code level}, between 0 and 1: Newton's method
   * for the logarithm of the tail, which is almost a line far out, kept between known bounds.
   */
  static double limit(double level, int degrees) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A level lies between 0 and 1: " + level);
    }
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double x = degrees;
    for (int i = 0; i < MAX_STEPS; i++) {
      double tail = upperTail(x, degrees);
      if (tail > level) {
        low = x;
      } else {
        high = x;
      }
      double next = x + Math.log(tail / level) * tail / density(x, degrees);
      if (!(next > low && next < high)) {
        next = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * x + 10;
      }
      if (Math.abs(next - x) <= PRECISION * x) {
        return next;
      }
      x = next;
    }
    return x;
  }

  private static double density(double x, int degrees) {
    double a = degrees / 2.0;
    return Math.exp((a - 1) * Math.log(x / 2) - x / 2 - logGamma(a)) / 2;
  }

  private static double lowerBySeries(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int i = 1; i < MAX_STEPS && term > sum * EPSILON; i++) {
      term *= x / (a + i);
      sum += term;
    }
    return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
  }

  private static double upperByFraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double fraction = d;
    for (int i = 1; i < MAX_STEPS; i++) {
      double an = -i * (i - a);
      b += 2;
      d = 1 / awayFromZero(an * d + b);
      c = awayFromZero(b + an / c);
      double factor = c * d;
      fraction *= factor;
      if (Math.abs(factor - 1) < EPSILON) {
        break;
      }
    }
    return fraction * Math.exp(a * Math.log(x) - x - logGamma(a));
  }

  private static double awayFromZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Logarithm of the gamma function of a positive number. */
  static double logGamma(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + i);
    }
    double t = x + 607.0 / 128 + 0.5;
    return (x + 0.5) * Math.log(t) - t + Math.log(2.5066282746310007 * sum / x);
  }
}
