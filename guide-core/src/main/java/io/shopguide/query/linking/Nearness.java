package io.shopguide.query.linking;

import io.shopguide.lexicon.Concept;
import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How likely the concept with the nearest name is meant: {@code 1 / (1 + exp(-(slope * cosine +
 * offset)))}, after Platt (1999).
 *
 * @param slope how steep
 * @param offset where
 */
record Nearness(double slope, double offset) {
  private static final int STEPS = 100;
  private static final double RIDGE = 1e-2; // keeps the curve finite if all are right or wrong
  private static final double MOST_STEP = 5; // of one step, so that it cannot run away
  private static final double TEMPERATURE = 0.03; // of cosines, among rivals for one word

  /** Fits the curve by Newton's method. */
  static Nearness fit(double[] cosines, boolean[] right) {
    double slope = 1;
    double offset = 0;
    for (int step = 0; step < STEPS; step++) {
      double g0 = RIDGE * slope;
      double g1 = 0;
      double h00 = RIDGE;
      double h01 = 0;
      double h11 = RIDGE;
      for (int i = 0; i < cosines.length; i++) {
        double p = probability(slope * cosines[i] + offset);
        double residual = p - (right[i] ? 1 : 0);
        double weight = Math.max(p * (1 - p), 1e-9);
        g0 += residual * cosines[i];
        g1 += residual;
        h00 += weight * cosines[i] * cosines[i];
        h01 += weight * cosines[i];
        h11 += weight;
      }
      double determinant = h00 * h11 - h01 * h01;
      double slopeStep = (h11 * g0 - h01 * g1) / determinant;
      double offsetStep = (h00 * g1 - h01 * g0) / determinant;
      double length = Math.max(Math.abs(slopeStep), Math.abs(offsetStep));
      double factor = Math.min(1, MOST_STEP / Math.max(length, 1e-12));
      slope -= factor * slopeStep;
      offset -= factor * offsetStep;
      if (length < 1e-9) {
        break;
      }
    }
    return new Nearness(slope, offset);
  }

  private static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** Shares the probability that the nearest concept is meant among it and its rivals. */
  List<Link> links(List<Map.Entry<Concept, Double>> nearestFirst) {
    List<Link> links = new ArrayList<>();
    if (nearestFirst.isEmpty()) {
      return links;
    }
    double nearest = nearestFirst.get(0).getValue();
    double any = probability(slope * nearest + offset);
    double sum = 0;
    for (Map.Entry<Concept, Double> entry : nearestFirst) {
      sum += Math.exp((entry.getValue() - nearest) / TEMPERATURE);
    }
    for (Map.Entry<Concept, Double> entry : nearestFirst) {
      double share = Math.exp((entry.getValue() - nearest) / TEMPERATURE) / sum;
      links.add(new Link(entry.getKey(), any * share));
    }
    return links;
  }

  void write(ModelOutput out) {
    out.writeFloat((float) slope);
    out.writeFloat((float) offset);
  }

  static Nearness read(ModelInput in) {
    return new Nearness(in.readFloat(), in.readFloat());
  }
}
