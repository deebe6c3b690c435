package io.shopguide.monitoring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps a provider's exceptions away from the guide's callers. */
final class GuardedMonitor implements GuideMonitor {
  private static final Logger LOGGER = System.getLogger(GuideMonitor.class.getName());

  private final GuideMonitor delegate;
  private final AtomicBoolean reported = new AtomicBoolean();

  GuardedMonitor(GuideMonitor delegate) {
    this.delegate = delegate;
  }

  @Override
  public boolean isEnabled() {
    try {
      return delegate.isEnabled();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      failed(e);
      return false;
    }
  }

  @Override
  public long nanoTime() {
    try {
      return delegate.nanoTime();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      failed(e);
      return System.nanoTime();
    }
  }

  @Override
  public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
    try {
      MonitorSpan span = delegate.stageStarted(stage, parent);
      return span == null ? MonitorSpan.none() : span;
    } catch (RuntimeException | LinkageError | AssertionError e) {
      failed(e);
      return MonitorSpan.none();
    }
  }

  void endSpan(MonitorSpan span, Outcome outcome) {
    guard(() -> span.end(outcome));
  }

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    guard(() -> delegate.stageFinished(stage, durationNanos, outcome));
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double intentConfidence) {
    guard(
        () -> delegate.queryParsed(language, intent, findings, unresolvedWords, intentConfidence));
  }

  @Override
  public void candidatesFound(String source, int count) {
    guard(() -> delegate.candidatesFound(source, count));
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    guard(() -> delegate.resultsReturned(count, topScore));
  }

  @Override
  public void zeroResults(String language, String intent) {
    guard(() -> delegate.zeroResults(language, intent));
  }

  @Override
  public void degraded(Stage stage, String reason) {
    guard(() -> delegate.degraded(stage, reason));
  }

  @Override
  public void feedbackRecorded(String kind) {
    guard(() -> delegate.feedbackRecorded(kind));
  }

  private void guard(Runnable call) {
    try {
      if (delegate.isEnabled()) {
        call.run();
      }
    } catch (RuntimeException | LinkageError | AssertionError e) {
      failed(e);
    }
  }

  private void failed(Throwable e) {
    if (reported.compareAndSet(false, true)) {
      LOGGER.log(
          Level.WARNING,
          "The monitor " + delegate.getClass().getName() + " failed; later failures are not logged",
          e);
    }
  }
}
