package io.shopguide.benchmarks.sequences;

import com.google.gson.JsonObject;
import io.shopguide.rec.evaluation.RankingMeasure;

/**
 * Means of measures over rankings with one right item each. Not thread-safe; one per evaluation.
 */
final class RankTally {
  private static final int[] HIT_CUTS = {5, 10, 20};
  private static final int NDCG_CUT = 10;

  private final double[] hits = new double[HIT_CUTS.length];
  private double gain;
  private int rankings;

  /** Counts a ranking, the best item first, and the right item. */
  void add(int[] ranking, int item) {
    rankings++;
    int[] right = {item};
    for (int c = 0; c < HIT_CUTS.length; c++) {
      hits[c] += RankingMeasure.HIT_RATE.of(ranking, right, HIT_CUTS[c]);
    }
    gain += RankingMeasure.NDCG.of(ranking, right, NDCG_CUT);
  }

  /** The mean NDCG@10, 0 without rankings. */
  double ndcg() {
    return gain / Math.max(1, rankings);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    for (int c = 0; c < HIT_CUTS.length; c++) {
      json.addProperty("hr@" + HIT_CUTS[c], hits[c] / Math.max(1, rankings));
    }
    json.addProperty("ndcg@" + NDCG_CUT, ndcg());
    return json;
  }
}
