package io.shopguide.guide.watch;

/** Takes the values of features. Thread-safe by contract. */
sealed interface FeatureSink permits ReferenceSample, FeatureRecorders {

  /** Takes a number, NaN for a missing one. */
  void record(WatchedFeature feature, double value);

  /** Takes a category. */
  void record(WatchedFeature feature, String category);
}
