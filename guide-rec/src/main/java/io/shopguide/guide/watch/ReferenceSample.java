package io.shopguide.guide.watch;

import io.shopguide.monitoring.diagnosis.StageProfile;
import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.monitoring.drift.ReferenceHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers the values of the first requests, to freeze them. Takes at most eight bytes for each
 * number, and as many categories as there were requests. Thread-safe.
 */
final class ReferenceSample implements FeatureSink {
  private static final int BINS = 10;
  private static final int CATEGORIES = 40;

  /** A feature with fewer values is not watched. */
  private static final int LEAST_VALUES = 100;

  /** A category with fewer values gets no bin of its own. */
  private static final int LEAST_OCCURRENCES = 5;

  private final int most;
  private final Map<WatchedFeature, Numbers> numbers = new EnumMap<>(WatchedFeature.class);
  private final Map<WatchedFeature, Map<String, Long>> categories =
      new EnumMap<>(WatchedFeature.class);

  /**
   * Makes an empty sample.
   *
   * @param most greatest number of values of a feature; further ones are not taken
   */
  ReferenceSample(int most) {
    this.most = most;
  }

  private static final class Numbers {
    private final double[] values;
    private int size;

    Numbers(int most) {
      values = new double[most];
    }
  }

  @Override
  public synchronized void record(WatchedFeature feature, double value) {
    Numbers sample = numbers.computeIfAbsent(feature, f -> new Numbers(most));
    if (sample.size < most) {
      sample.values[sample.size++] = value;
    }
  }

  @Override
  public synchronized void record(WatchedFeature feature, String category) {
    categories.computeIfAbsent(feature, f -> new HashMap<>()).merge(category, 1L, Long::sum);
  }

  /**
   * Freezes what was gathered.
   *
   * @param stages how long stages took meanwhile
   * @return the reference; empty if no feature has enough values
   */
  synchronized Optional<DriftReference> freeze(StageProfile stages) {
    List<ReferenceHistogram> histograms = new ArrayList<>();
    for (WatchedFeature feature : WatchedFeature.values()) {
      if (feature.isNumeric()) {
        numbers(feature).ifPresent(histograms::add);
      } else {
        categories(feature).ifPresent(histograms::add);
      }
    }
    if (histograms.isEmpty()) {
      return Optional.empty();
    }
    histograms.addAll(stages.histograms());
    return Optional.of(new DriftReference(histograms));
  }

  private Optional<ReferenceHistogram> numbers(WatchedFeature feature) {
    Numbers sample = numbers.get(feature);
    if (sample == null || sample.size < LEAST_VALUES) {
      return Optional.empty();
    }
    double[] values = Arrays.copyOf(sample.values, sample.size);
    return Arrays.stream(values).anyMatch(Double::isFinite)
        ? Optional.of(ReferenceHistogram.numeric(feature.label(), values, BINS))
        : Optional.empty();
  }

  private Optional<ReferenceHistogram> categories(WatchedFeature feature) {
    Map<String, Long> counts = categories.getOrDefault(feature, Map.of());
    long values = counts.values().stream().mapToLong(Long::longValue).sum();
    boolean known =
        counts.entrySet().stream()
            .anyMatch(e -> e.getKey() != null && e.getValue() >= LEAST_OCCURRENCES);
    return values >= LEAST_VALUES && known
        ? Optional.of(ReferenceHistogram.categorical(feature.label(), counts, CATEGORIES))
        : Optional.empty();
  }
}
