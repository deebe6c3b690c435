package io.shopguide.guide.watch;

import io.shopguide.monitoring.drift.DriftMonitor;
import io.shopguide.monitoring.drift.FeatureRecorder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Counts the values of the features that a monitor compares. Thread-safe. */
final class FeatureRecorders implements FeatureSink {
  private final Map<WatchedFeature, FeatureRecorder> recorders =
      new EnumMap<>(WatchedFeature.class);

  FeatureRecorders(DriftMonitor monitor, Set<WatchedFeature> features) {
    for (WatchedFeature feature : features) {
      recorders.put(feature, monitor.sharedRecorder(feature.label()));
    }
  }

  @Override
  public void record(WatchedFeature feature, double value) {
    FeatureRecorder recorder = recorders.get(feature);
    if (recorder != null) {
      recorder.record(value);
    }
  }

  @Override
  public void record(WatchedFeature feature, String category) {
    FeatureRecorder recorder = recorders.get(feature);
    if (recorder != null) {
      recorder.record(category);
    }
  }
}
