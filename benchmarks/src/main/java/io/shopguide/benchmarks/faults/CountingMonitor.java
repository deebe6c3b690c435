package io.shopguide.benchmarks.faults;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.util.concurrent.atomic.LongAdder;

/** Counts every event of a guide. Thread-safe. */
final class CountingMonitor implements GuideMonitor {
  private final LongAdder events = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    events.increment();
    nanos.add(durationNanos);
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double confidence) {
    events.increment();
  }

  @Override
  public void candidatesFound(String source, int count) {
    events.increment();
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    events.increment();
  }

  @Override
  public void zeroResults(String language, String intent) {
    events.increment();
  }
}
