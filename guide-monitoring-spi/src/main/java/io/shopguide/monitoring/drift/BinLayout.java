package io.shopguide.monitoring.drift;

/** How values fall into bins; bin 0 holds the missing ones. Immutable and thread-safe. */
sealed interface BinLayout permits CategoricalBins, NumericBins {

  /** Number of bins. */
  int size();

  /** What a bin holds, for people. */
  String label(int bin);
}
