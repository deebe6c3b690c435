package io.shopguide.query.linking;

import io.shopguide.lexicon.Concept;
import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How likely each of the concepts with the nearest names is meant, or none of them: in proportion
 * to {@code exp(slope * cosine)} of the concept, and {@code exp(none)} for none of them. This is
 * the conditional logit of McFadden (1974) with none as an alternative.
 *
 * @param slope how much a greater cosine counts
 * @param none logit of none of them
 */
record Nearness(double slope, double none) {
  private static final int STEPS = 100;
  private static final double RIDGE = 1e-2; // keeps both finite if all are right or wrong
  private static final double MOST_STEP = 5; // of one step, so that it cannot run away

  /** What a known name is nearest to: cosines of concepts, and which of them is right. */
  static final class Example {
    /** The right concept if it is none of them. */
    static final int NONE = -1;

    private final double[] cosines;
    private final int right;

    Example(double[] cosines, int right) {
      this.cosines = cosines;
      this.right = right;
    }
  }

  /** Fits both by Newton's method to the greatest likelihood. */
  static Nearness fit(List<Example> examples) {
    Nearness fitted = new Nearness(1, 1);
    for (int step = 0; step < STEPS; step++) {
      double g0 = RIDGE * fitted.slope;
      double g1 = RIDGE * fitted.none;
      double h00 = RIDGE;
      double h01 = 0;
      double h11 = RIDGE;
      for (Example example : examples) {
        double[] shares = fitted.shares(example.cosines);
        double mean = 0;
        double square = 0;
        double any = 0;
        for (int i = 0; i < shares.length; i++) {
          mean += shares[i] * example.cosines[i];
          square += shares[i] * example.cosines[i] * example.cosines[i];
          any += shares[i];
        }
        boolean isNone = example.right == Example.NONE;
        g0 += mean - (isNone ? 0 : example.cosines[example.right]);
        g1 += 1 - any - (isNone ? 1 : 0);
        h00 += square - mean * mean;
        h01 -= mean * (1 - any);
        h11 += any * (1 - any);
      }
      double determinant = h00 * h11 - h01 * h01;
      double slopeStep = (h11 * g0 - h01 * g1) / determinant;
      double noneStep = (h00 * g1 - h01 * g0) / determinant;
      double length = Math.max(Math.abs(slopeStep), Math.abs(noneStep));
      double factor = Math.min(1, MOST_STEP / Math.max(length, 1e-12));
      fitted = new Nearness(fitted.slope - factor * slopeStep, fitted.none - factor * noneStep);
      if (length < 1e-9) {
        break;
      }
    }
    return fitted;
  }

  /**
   * The probability of each of some cosines, the greatest first; what is missing to 1 is none's.
   */
  private double[] shares(double[] cosines) {
    double[] shares = new double[cosines.length];
    double most = none;
    for (double cosine : cosines) {
      most = Math.max(most, slope * cosine);
    }
    double sum = Math.exp(none - most);
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(slope * cosines[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  List<Link> links(List<Map.Entry<Concept, Double>> nearest) {
    double[] shares = shares(nearest.stream().mapToDouble(Map.Entry::getValue).toArray());
    List<Link> links = new ArrayList<>(shares.length);
    for (int i = 0; i < shares.length; i++) {
      links.add(new Link(nearest.get(i).getKey(), shares[i]));
    }
    return links;
  }

  void write(ModelOutput out) {
    out.writeFloat((float) slope);
    out.writeFloat((float) none);
  }

  static Nearness read(ModelInput in) {
    return new Nearness(in.readFloat(), in.readFloat());
  }
}
