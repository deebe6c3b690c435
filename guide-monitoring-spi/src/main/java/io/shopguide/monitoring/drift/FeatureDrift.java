package io.shopguide.monitoring.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of one feature in a window. Immutable and thread-safe.
 *
 * @param feature name of the feature
 * @param decision what the monitor makes of it
 * @param windowValues number of values in the window
 * @param test the comparison with the reference, absent if there were too few values
 * @param shifts all bins in order, empty if there were too few values
 * @param segment index of the bin that moved most, -1 if there were too few values
 */
public record FeatureDrift(
    String feature,
    Decision decision,
    long windowValues,
    Optional<DriftTest> test,
    List<BinShift> shifts,
    int segment) {

  /** Makes an immutable copy of the bins. */
  public FeatureDrift {
    shifts = List.copyOf(shifts);
  }

  static FeatureDrift tooFew(String feature, long values) {
    return new FeatureDrift(
        feature, Decision.TOO_FEW_VALUES, values, Optional.empty(), List.of(), -1);
  }

  static FeatureDrift tested(
      ReferenceHistogram reference, long[] window, DriftTest test, Decision decision) {
    List<BinShift> shifts = new ArrayList<>();
    int segment = 0;
    double most = -1;
    for (int bin = 0; bin < window.length; bin++) {
      long count = reference.count(bin);
      double moved =
          Divergence.psiTerm(
              ReferenceHistogram.smoothedShare(count, test.n(), window.length),
              ReferenceHistogram.smoothedShare(window[bin], test.m(), window.length));
      if (moved > most) {
        most = moved;
        segment = bin;
      }
      shifts.add(
          new BinShift(
              reference.label(bin), (double) count / test.n(), (double) window[bin] / test.m()));
    }
    return new FeatureDrift(
        reference.feature(), decision, test.m(), Optional.of(test), shifts, segment);
  }

  /**
   * The bin that moved most, by its part of the population stability index.
   *
   * @return absent if there were too few values
   */
  public Optional<BinShift> mostMoved() {
    return segment < 0 ? Optional.empty() : Optional.of(shifts.get(segment));
  }
}
