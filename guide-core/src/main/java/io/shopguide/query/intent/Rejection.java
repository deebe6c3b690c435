package io.shopguide.query.intent;

import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.util.List;

/**
 * Decides whether a text is for anything the model knows: its greatest logit and its similarity to
 * the nearest prototype, added up, must reach a threshold. The greatest logit separates better than
 * the greatest probability, which is high for any text with no rival label (Hendrycks et al. 2022,
 * section 4).
 *
 * @param logitFactor of the greatest logit
 * @param similarityFactor of the similarity
 * @param threshold what the sum must reach
 */
record Rejection(double logitFactor, double similarityFactor, double threshold) {
  private static final double[] FACTORS = {0, 1, 2, 4, 6, 8, 10, 12, 16, 20, 24};

  double score(Evidence evidence) {
    return logitFactor * evidence.logit() + similarityFactor * evidence.similarity();
  }

  /**
   * The factor and threshold that reject most texts out of scope and at most the given share of the
   * right answers.
   *
   * @param right evidence of texts in scope whose label is right
   * @param outside evidence of texts out of scope; without any only the threshold is chosen
   */
  static Rejection tuned(List<Evidence> right, List<Evidence> outside, double share) {
    double mean = right.stream().mapToDouble(Evidence::logit).average().orElse(0);
    double variance =
        right.stream()
            .mapToDouble(e -> (e.logit() - mean) * (e.logit() - mean))
            .average()
            .orElse(1);
    double logitFactor = 1 / Math.sqrt(Math.max(variance, 1e-9));
    Rejection best = null;
    long most = -1;
    for (double factor : FACTORS) {
      Rejection open = new Rejection(logitFactor, factor, Double.NEGATIVE_INFINITY);
      double[] scores = right.stream().mapToDouble(open::score).sorted().toArray();
      double threshold = scores.length == 0 ? 0 : scores[(int) (scores.length * share)];
      Rejection candidate = new Rejection(logitFactor, factor, threshold);
      long rejected =
          outside.stream().filter(e -> candidate.score(e) < candidate.threshold()).count();
      if (rejected > most) {
        most = rejected;
        best = candidate;
      }
    }
    return best;
  }

  void write(ModelOutput out) {
    out.writeFloat((float) logitFactor);
    out.writeFloat((float) similarityFactor);
    out.writeFloat((float) threshold);
  }

  static Rejection read(ModelInput in) {
    return new Rejection(in.readFloat(), in.readFloat(), in.readFloat());
  }
}
