package io.shopguide.monitoring.drift;

import java.util.List;

/**
 * What a monitor found in a window. Immutable and thread-safe.
 *
 * @param window number of the window, from 1
 * @param features all features, in the order they were given to the monitor
 */
public record DriftReport(long window, List<FeatureDrift> features) {

  /** Makes an immutable copy of the features. */
  public DriftReport {
    features = List.copyOf(features);
  }

  /**
   * The features that raise an alarm.
   *
   * @return those whose decision is {@link Decision#DRIFTED}
   */
  public List<FeatureDrift> drifted() {
    return features.stream().filter(f -> f.decision() == Decision.DRIFTED).toList();
  }
}
