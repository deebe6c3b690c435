package io.shopguide.monitoring.diagnosis;

import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts of the durations of stages in bins that grow by a factor. Thread-safe. */
final class StageCounts {
  private final Map<Stage, OfStage> stages = new EnumMap<>(Stage.class);

  StageCounts() {
    for (Stage stage : Stage.values()) {
      stages.put(stage, new OfStage());
    }
  }

  private static final class OfStage {
    private final AtomicLongArray bins = new AtomicLongArray(DurationBins.SIZE);
    private final LongAdder notOk = new LongAdder();
  }

  void add(Stage stage, long nanos, Outcome outcome) {
    OfStage counted = stages.get(stage);
    counted.bins.getAndIncrement(DurationBins.bin(nanos));
    if (outcome != Outcome.OK) {
      counted.notOk.increment();
    }
  }

  StageProfile profile() {
    Map<Stage, StageProfile.Counts> copy = new EnumMap<>(Stage.class);
    stages.forEach(
        (stage, counted) -> {
          long[] bins = new long[DurationBins.SIZE];
          for (int bin = 0; bin < bins.length; bin++) {
            bins[bin] = counted.bins.get(bin);
          }
          copy.put(stage, new StageProfile.Counts(bins, counted.notOk.sum()));
        });
    return new StageProfile(copy);
  }
}
