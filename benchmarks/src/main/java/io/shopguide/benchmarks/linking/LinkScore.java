package io.shopguide.benchmarks.linking;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.lexicon.Concept;
import io.shopguide.query.linking.Link;
import java.util.List;

/**
 * Counts how often links are right, and how far their probabilities are from that. Not thread-safe.
 */
final class LinkScore {
  private static final int DEPTH = 5;
  private static final int BINS = 10;

  private final int[] binSize = new int[BINS];
  private final int[] binRight = new int[BINS];
  private final double[] binSum = new double[BINS];
  private int known;
  private int first;
  private int within;
  private int kept;
  private int unknown;
  private int rejected;

  /**
   * Adds what was found for a text.
   *
   * @param right what it stands for, or null if for none of the concepts
   * @param links the most likely first
   */
  void add(Concept right, List<Link> links) {
    double best = links.isEmpty() ? 0 : links.get(0).probability();
    double none = 1 - links.stream().mapToDouble(Link::probability).sum();
    boolean isRight = !links.isEmpty() && links.get(0).concept().equals(right);
    if (right == null) {
      unknown++;
      rejected += best < none ? 1 : 0;
    } else {
      known++;
      first += isRight ? 1 : 0;
      within += links.stream().limit(DEPTH).anyMatch(l -> l.concept().equals(right)) ? 1 : 0;
      kept += isRight && best >= none ? 1 : 0;
    }
    int bin = Math.min(BINS - 1, (int) (best * BINS));
    binSize[bin]++;
    binRight[bin] += isRight ? 1 : 0;
    binSum[bin] += best;
  }

  /** Right answers, "none of them" among the answers, over all texts. */
  double accuracy() {
    return (double) (kept + rejected) / Math.max(1, known + unknown);
  }

  JsonObject figures() {
    JsonObject figures = new JsonObject();
    figures.addProperty("known", known);
    figures.addProperty("accuracy_at_1", share(first, known));
    figures.addProperty("accuracy_at_5", share(within, known));
    figures.addProperty("unknown", unknown);
    figures.addProperty("unknown_rejected", share(rejected, unknown));
    figures.addProperty("known_right_and_kept", share(kept, known));
    figures.addProperty("accuracy_with_unknown", Decimals.rounded(accuracy(), 4));
    figures.addProperty("calibration_error", Decimals.rounded(calibrationError(), 4));
    return figures;
  }

  /** Expected calibration error of the most likely concept's probability, ten bins. */
  private double calibrationError() {
    double error = 0;
    int all = known + unknown;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(binSum[bin] - binRight[bin]) / Math.max(1, all);
    }
    return error;
  }

  private static double share(int part, int all) {
    return all == 0 ? 0 : Decimals.rounded((double) part / all, 4);
  }
}
