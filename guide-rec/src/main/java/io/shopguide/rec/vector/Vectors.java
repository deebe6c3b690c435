package io.shopguide.rec.vector;

/** What vectors must be. Stateless and thread-safe. */
final class Vectors {
  private Vectors() {}

  /**
   * Checks a vector.
   *
   * @param what it is, for the message
   * @return the square of its length
   * @throws IllegalArgumentException if it has another dimension, a value that is no finite number,
   *     or is so long that its square is none
   */
  static double checkedSquare(String what, float[] vector, int dimension) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          what + " has " + vector.length + " dimensions instead of " + dimension);
    }
    double square = square(vector);
    if (!Double.isFinite(square)) {
      int d = 0;
      while (Float.isFinite(vector[d])) {
        d++;
      }
      throw new IllegalArgumentException(
          what + " has the value " + vector[d] + " in dimension " + d + "; give finite numbers");
    }
    if (square > Float.MAX_VALUE) {
      throw new IllegalArgumentException(what + " is longer than a float can tell; scale it down");
    }
    return square;
  }

  /** Two sums, so that one addition need not wait for the last; never infinite of finite values. */
  private static double square(float[] vector) {
    double even = 0;
    double odd = 0;
    for (int d = 0; d + 1 < vector.length; d += 2) {
      even += vector[d] * (double) vector[d];
      odd += vector[d + 1] * (double) vector[d + 1];
    }
    double last = vector.length % 2 == 0 ? 0 : vector[vector.length - 1];
    return even + odd + last * last;
  }

  /** A vector of the same direction and unit length; of zeros if it has no direction. */
  static float[] unit(float[] vector, double square) {
    float[] unit = new float[vector.length];
    if (square > 0) {
      double scale = 1 / Math.sqrt(square);
      for (int d = 0; d < unit.length; d++) {
        unit[d] = (float) (vector[d] * scale);
      }
    }
    return unit;
  }

  /** The vector that products are compared with under a metric. */
  static float[] comparable(String what, float[] vector, int dimension, Metric metric) {
    double square = checkedSquare(what, vector, dimension);
    return metric == Metric.COSINE ? unit(vector, square) : vector.clone();
  }

  /** The direction of a sum. */
  static float[] direction(double[] sum) {
    float[] direction = new float[sum.length];
    double square = 0;
    for (double value : sum) {
      square += value * value;
    }
    if (square > 0) {
      for (int d = 0; d < sum.length; d++) {
        direction[d] = (float) (sum[d] / Math.sqrt(square));
      }
    }
    return direction;
  }
}
