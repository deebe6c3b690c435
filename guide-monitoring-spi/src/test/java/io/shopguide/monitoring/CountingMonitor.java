package io.shopguide.monitoring;

import io.shopguide.monitoring.tck.MonitorEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts events; the least that is a provider. */
class CountingMonitor implements GuideMonitor {
  private final Map<MonitorEvent, LongAdder> counts = new ConcurrentHashMap<>();

  long count(MonitorEvent event) {
    LongAdder adder = counts.get(event);
    return adder == null ? 0 : adder.sum();
  }

  void add(MonitorEvent event) {
    counts.computeIfAbsent(event, e -> new LongAdder()).increment();
  }

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    add(MonitorEvent.STAGE_FINISHED);
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double intentConfidence) {
    add(MonitorEvent.QUERY_PARSED);
  }

  @Override
  public void candidatesFound(String source, int count) {
    add(MonitorEvent.CANDIDATES_FOUND);
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    add(MonitorEvent.RESULTS_RETURNED);
  }

  @Override
  public void zeroResults(String language, String intent) {
    add(MonitorEvent.ZERO_RESULTS);
  }

  @Override
  public void degraded(Stage stage, String reason) {
    add(MonitorEvent.DEGRADED);
  }

  @Override
  public void requestRefused(Stage stage, String reason) {
    add(MonitorEvent.REQUEST_REFUSED);
  }

  @Override
  public void feedbackRecorded(String kind) {
    add(MonitorEvent.FEEDBACK_RECORDED);
  }

  @Override
  public void generationSwitched(long from, long to) {
    add(MonitorEvent.GENERATION_SWITCHED);
  }

  @Override
  public void driftTested(String feature, double value, double limit, boolean drifted) {
    add(MonitorEvent.DRIFT_TESTED);
  }
}
