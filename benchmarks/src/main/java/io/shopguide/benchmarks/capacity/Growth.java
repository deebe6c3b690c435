package io.shopguide.benchmarks.capacity;

import java.util.Arrays;

/**
 * How a quantity grows with the size of the catalogue: in proportion, as its words do, or as a
 * power, by least squares, with intervals for one more measurement. Immutable and thread-safe.
 */
final class Growth {
  /** Two-sided 95 % points of Student's t for 1 and more degrees of freedom. */
  private static final double[] T95 = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228
  };

  /** The form of the growth. */
  enum Form {
    /** {@code a + b size}. */
    LINEAR,
    /** {@code a + b sqrt(size)}, as the number of different words about grows (Heaps' law). */
    ROOT,
    /** {@code a size^b}. */
    POWER
  }

  /** A prediction with the limits that one more measurement is between in 95 of 100 cases. */
  record Prediction(double low, double expected, double high) {}

  private final Form form;
  private final double intercept;
  private final double slope;
  private final double deviation;
  private final int points;
  private final double meanX;
  private final double squares;

  private Growth(Form form, double[] sizes, double[] values) {
    this.form = form;
    double[] x = Arrays.stream(sizes).map(this::ofSize).toArray();
    double[] y = Arrays.stream(values).map(this::ofValue).toArray();
    points = x.length;
    meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < points; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    squares = xx;
    slope = xy / xx;
    intercept = meanY - slope * meanX;
    double rest = 0;
    for (int i = 0; i < points; i++) {
      double off = y[i] - intercept - slope * x[i];
      rest += off * off;
    }
    deviation = Math.sqrt(rest / (points - 2));
  }

  /** Fits one form to at least three sizes, all different, and values above 0. */
  static Growth fit(Form form, double[] sizes, double[] values) {
    return new Growth(form, sizes, values);
  }

  /**
   * Chooses the form that predicts the largest of four or more sizes best from the others, and fits
   * it to all.
   *
   * @param sizes ascending
   * @param values above 0
   */
  static Growth chosen(double[] sizes, double[] values) {
    int last = sizes.length - 1;
    double[] smaller = Arrays.copyOf(sizes, last);
    double[] theirs = Arrays.copyOf(values, last);
    Form best = Form.LINEAR;
    double least = Double.POSITIVE_INFINITY;
    for (Form form : Form.values()) {
      double expected = fit(form, smaller, theirs).at(sizes[last]).expected();
      double error = Math.abs(expected - values[last]);
      if (error < least) {
        best = form;
        least = error;
      }
    }
    return fit(best, sizes, values);
  }

  Form form() {
    return form;
  }

  Prediction at(double size) {
    double x = ofSize(size);
    double y = intercept + slope * x;
    double t = T95[Math.min(points - 2, T95.length) - 1];
    double half = t * deviation * Math.sqrt(1 + 1.0 / points + (x - meanX) * (x - meanX) / squares);
    return form == Form.POWER
        ? new Prediction(Math.exp(y - half), Math.exp(y), Math.exp(y + half))
        : new Prediction(Math.max(0, y - half), y, y + half);
  }

  private double ofSize(double size) {
    return switch (form) {
      case LINEAR -> size;
      case ROOT -> Math.sqrt(size);
      case POWER -> Math.log(size);
    };
  }

  private double ofValue(double value) {
    return form == Form.POWER ? Math.log(value) : value;
  }
}
