package io.shopguide.examples.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;

/**
 * A running stage: its span, the context for what runs inside, what it runs inside. Thread-safe.
 */
final class StageSpan implements MonitorSpan {
  private final RunningStages stages;
  private final Stage stage;
  private final Span span;
  private final Context context;
  private final StageSpan around;
  private volatile boolean ended;

  StageSpan(RunningStages stages, Stage stage, Span span, Context context, StageSpan around) {
    this.stages = stages;
    this.stage = stage;
    this.span = span;
    this.context = context;
    this.around = around;
  }

  boolean isOf(RunningStages others) {
    return stages == others;
  }

  Stage stage() {
    return stage;
  }

  Context context() {
    return context;
  }

  /** The stage that this thread was in when it began this one, {@code null} for none. */
  StageSpan around() {
    return around;
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public void end(Outcome outcome) {
    ended = true;
    span.setAttribute(OpenTelemetryMonitor.OUTCOME, OpenTelemetryMonitor.label(outcome));
    if (outcome == Outcome.FAILED) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
    stages.ended();
  }
}
