package io.shopguide.guide;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.util.ArrayList;
import java.util.List;

/** Keeps every event as a line of text. For one thread. */
final class RecordingMonitor implements GuideMonitor {
  private final List<String> events = new ArrayList<>();
  private boolean enabled = true;
  private int openSpans;

  List<String> events() {
    return List.copyOf(events);
  }

  /** Number of spans that began and did not end. */
  int openSpans() {
    return openSpans;
  }

  void clear() {
    events.clear();
  }

  void enabled(boolean on) {
    enabled = on;
  }

  private final class Span implements MonitorSpan {
    private final Stage stage;

    Span(Stage stage) {
      this.stage = stage;
    }

    @Override
    public void end(Outcome outcome) {
      openSpans--;
    }
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
    events.add(stage + " in " + (parent instanceof Span span ? span.stage : "nothing"));
    openSpans++;
    return new Span(stage);
  }

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    events.add(stage + " " + outcome);
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double confidence) {
    events.add(
        "parsed %s %s findings=%d unresolved=%d"
            .formatted(language, intent, findings, unresolvedWords));
  }

  @Override
  public void candidatesFound(String source, int count) {
    events.add("candidates " + source + " " + count);
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    events.add("results " + count);
  }

  @Override
  public void zeroResults(String language, String intent) {
    events.add("zero results " + language + " " + intent);
  }

  @Override
  public void degraded(Stage stage, String reason) {
    events.add("degraded " + stage + " " + reason);
  }

  @Override
  public void feedbackRecorded(String kind) {
    events.add("feedback " + kind);
  }

  @Override
  public void requestRefused(Stage stage, String reason) {
    events.add("refused " + stage + " " + reason);
  }
}
