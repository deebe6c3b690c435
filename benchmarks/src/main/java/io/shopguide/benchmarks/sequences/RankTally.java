package io.shopguide.benchmarks.sequences;

import com.google.gson.JsonObject;

/** Counts where the one right item stood in each ranking. Not thread-safe; one per evaluation. */
final class RankTally {
  private static final int[] CUTS = {5, 10, 20};
  private static final int NDCG_CUT = 10;

  private final int[] hits = new int[CUTS.length];
  private double gain;
  private int rankings;

  /** Counts a ranking by the rank of the right item, from 0. */
  void add(int rank) {
    rankings++;
    for (int c = 0; c < CUTS.length; c++) {
      hits[c] += rank < CUTS[c] ? 1 : 0;
    }
    if (rank < NDCG_CUT) {
      gain += Math.log(2) / Math.log(rank + 2.0);
    }
  }

  /** The mean of {@code 1 / log2(rank + 1)}, ranks from 1 and up to 10: the ideal is 1. */
  double ndcg() {
    return rankings == 0 ? 0 : gain / rankings;
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    for (int c = 0; c < CUTS.length; c++) {
      json.addProperty("hr@" + CUTS[c], rankings == 0 ? 0 : (double) hits[c] / rankings);
    }
    json.addProperty("ndcg@" + NDCG_CUT, ndcg());
    return json;
  }

  @Override
  public String toString() {
    return "HR@10 %.4f, NDCG@10 %.4f".formatted((double) hits[1] / rankings, ndcg());
  }
}
