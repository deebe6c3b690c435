package io.shopguide.monitoring.drift;

import java.util.Arrays;

/** How the level is divided when many features are tested at once. Immutable and thread-safe. */
public enum Correction {
  /** Each feature has the whole level. */
  NONE,
  /** The level bounds the probability of any false alarm in a window (Holm 1979). */
  HOLM,
  /** The level bounds the expected share of false ones among alarms (Benjamini, Hochberg 1995). */
  BENJAMINI_HOCHBERG;

  /**
   * The level of each feature.
   *
   * @param pValues probability of each feature's value when nothing drifted
   * @param level the level of all together
   * @return for each feature the level that its probability must not exceed to count as drift
   */
  double[] levels(double[] pValues, double level) {
    int size = pValues.length;
    double[] levels = new double[size];
    Arrays.fill(levels, level);
    if (this == NONE || size == 0) {
      return levels;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, feature -> feature);
    Arrays.sort(order, (a, b) -> Double.compare(pValues[a], pValues[b]));
    if (this == HOLM) {
      boolean failed = false;
      for (int rank = 0; rank < size; rank++) {
        levels[order[rank]] = failed ? levels[order[rank - 1]] : level / (size - rank);
        failed |= pValues[order[rank]] > levels[order[rank]];
      }
      return levels;
    }
    int rejected = 1;
    for (int rank = 1; rank <= size; rank++) {
      rejected = pValues[order[rank - 1]] <= level * rank / size ? rank : rejected;
    }
    Arrays.fill(levels, level * rejected / size);
    return levels;
  }
}
