package io.shopguide.query.intent;

import java.util.ArrayList;
import java.util.List;

/**
 * What development texts say about a trained softmax.
 *
 * @param rejection which texts are out of scope
 * @param temperature that calibrates the confidence
 * @param accuracy share of the texts in scope that are answered right and not rejected
 * @param rejected share of the texts out of scope that are rejected, NaN without any
 * @param calibrationError of the confidence, in bins
 */
record Tuning(
    Rejection rejection,
    double temperature,
    double accuracy,
    double rejected,
    double calibrationError) {
  private static final int BINS = 10;
  private static final double LEAST_TEMPERATURE = 0.05;
  private static final double GREATEST_TEMPERATURE = 20;
  private static final double STEP = 1.05; // from one temperature to the next

  static Tuning of(Softmax softmax, Prototypes prototypes, Examples held, double rejectedShare) {
    List<float[]> inScope = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    List<Evidence> right = new ArrayList<>();
    List<Evidence> outside = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      float[] logits = new float[softmax.labels];
      softmax.score(held.texts.get(i), logits);
      int best = Softmax.best(logits);
      Evidence evidence = new Evidence(logits[best], prototypes.similarity(held.texts.get(i)));
      if (held.labels[i] < 0) {
        outside.add(evidence);
      } else {
        inScope.add(logits);
        answers.add(held.labels[i]);
        if (best == held.labels[i]) {
          right.add(evidence);
        }
      }
    }
    Rejection rejection = Rejection.tuned(right, outside, rejectedShare);
    double temperature = temperature(inScope, answers);
    return new Tuning(
        rejection,
        temperature,
        (double) accepted(right, rejection) / Math.max(1, inScope.size()),
        outside.isEmpty() ? Double.NaN : 1 - (double) accepted(outside, rejection) / outside.size(),
        calibrationError(inScope, answers, temperature));
  }

  private static long accepted(List<Evidence> texts, Rejection rejection) {
    return texts.stream().filter(e -> rejection.score(e) >= rejection.threshold()).count();
  }

  /** The one with the least mean negative log probability of the right labels. */
  private static double temperature(List<float[]> logits, List<Integer> answers) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double t = LEAST_TEMPERATURE; t < GREATEST_TEMPERATURE; t *= STEP) {
      double loss = 0;
      for (int i = 0; i < logits.size(); i++) {
        float[] copy = logits.get(i).clone();
        double own = copy[answers.get(i)] / t;
        loss += Softmax.normalize(copy, t) - own;
      }
      if (loss < least) {
        least = loss;
        best = t;
      }
    }
    return best;
  }

  private static double calibrationError(
      List<float[]> logits, List<Integer> answers, double temperature) {
    double[] confidence = new double[BINS];
    double[] right = new double[BINS];
    for (int i = 0; i < logits.size(); i++) {
      float[] copy = logits.get(i).clone();
      int best = Softmax.best(copy);
      Softmax.normalize(copy, temperature);
      int bin = Math.min(BINS - 1, (int) (copy[best] * BINS));
      confidence[bin] += copy[best];
      right[bin] += best == answers.get(i) ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(confidence[bin] - right[bin]);
    }
    return error / Math.max(1, logits.size());
  }
}
