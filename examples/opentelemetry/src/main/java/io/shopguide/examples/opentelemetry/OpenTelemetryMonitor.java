package io.shopguide.examples.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.util.Locale;

/**
 * Turns every stage of a guide into an OpenTelemetry span and every event into instruments.
 *
 * <p>A stage is a child of the stage around it, on whatever thread that began; an outermost stage
 * is a child of the application's span that is current on its thread. Events of a request are
 * written on the span of its stage as well, as long as both are on one thread, which is also what
 * gives measurements their exemplars.
 *
 * <p>Thread-safe. An event takes constant time; what the SDK does with it is the SDK's.
 */
public final class OpenTelemetryMonitor implements GuideMonitor {
  /** The scope of all spans and instruments. */
  static final String SCOPE = "io.shopguide";

  static final AttributeKey<String> STAGE = AttributeKey.stringKey("shopguide.stage");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("shopguide.outcome");
  static final AttributeKey<String> LANGUAGE = AttributeKey.stringKey("shopguide.query.language");
  static final AttributeKey<String> INTENT = AttributeKey.stringKey("shopguide.query.intent");
  static final AttributeKey<String> SOURCE = AttributeKey.stringKey("shopguide.candidates.source");
  static final AttributeKey<String> REASON = AttributeKey.stringKey("shopguide.reason");
  static final AttributeKey<String> KIND = AttributeKey.stringKey("shopguide.feedback.kind");
  static final AttributeKey<String> FEATURE = AttributeKey.stringKey("shopguide.drift.feature");
  static final AttributeKey<Boolean> ALARM = AttributeKey.booleanKey("shopguide.drift.alarm");
  private static final AttributeKey<Long> COUNT = AttributeKey.longKey("shopguide.results.count");

  private final Tracer tracer;
  private final Instruments instruments;
  private final RunningStages running = new RunningStages();

  /**
   * Makes the instruments.
   *
   * @param telemetry where spans and measurements go
   */
  public OpenTelemetryMonitor(OpenTelemetry telemetry) {
    tracer = telemetry.getTracer(SCOPE);
    instruments = new Instruments(telemetry.getMeter(SCOPE));
  }

  @Override
  public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
    Context around =
        parent instanceof StageSpan inner && inner.isOf(running)
            ? inner.context()
            : Context.current();
    Span span =
        tracer
            .spanBuilder("shopguide " + label(stage))
            .setParent(around)
            .setAttribute(STAGE, label(stage))
            .startSpan();
    return running.begin(stage, span, around.with(span));
  }

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    Attributes labels = Attributes.of(STAGE, label(stage), OUTCOME, label(outcome));
    instruments.duration().record(durationNanos / 1e9, labels, running.context(stage));
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double intentConfidence) {
    Attributes labels = Attributes.of(LANGUAGE, language, INTENT, intent);
    Context context = running.context();
    instruments.queries().add(1, labels, context);
    instruments.findings().record(findings, labels, context);
    instruments.unresolvedWords().add(unresolvedWords, labels, context);
    record(instruments.confidence(), intentConfidence, labels, context);
    Span.fromContext(context).setAllAttributes(labels);
  }

  @Override
  public void zeroResults(String language, String intent) {
    Context context = running.context();
    instruments.zeroResults().add(1, Attributes.of(LANGUAGE, language, INTENT, intent), context);
    Span.fromContext(context).setAttribute(COUNT, 0L);
  }

  @Override
  public void candidatesFound(String source, int count) {
    Context context = running.context();
    Attributes labels = Attributes.of(SOURCE, source);
    instruments.candidates().record(count, labels, context);
    Span.fromContext(context).setAttribute("shopguide.candidates." + source, count);
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    Context context = running.context();
    instruments.results().record(count, Attributes.empty(), context);
    record(instruments.topScore(), topScore, Attributes.empty(), context);
    Span.fromContext(context).setAttribute(COUNT, (long) count);
  }

  @Override
  public void degraded(Stage stage, String reason) {
    Context context = running.context(stage);
    Attributes labels = Attributes.of(STAGE, label(stage), REASON, reason);
    instruments.degradations().add(1, labels, context);
    Span.fromContext(context).addEvent("degraded", labels);
  }

  @Override
  public void requestRefused(Stage stage, String reason) {
    instruments.refused().add(1, Attributes.of(STAGE, label(stage), REASON, reason));
  }

  @Override
  public void feedbackRecorded(String kind) {
    instruments.feedback().add(1, Attributes.of(KIND, kind));
  }

  @Override
  public void generationSwitched(long from, long to) {
    instruments.switches().add(1);
    instruments.generation().set(to);
  }

  @Override
  public void driftTested(String feature, double value, double limit, boolean drifted) {
    Attributes labels = Attributes.of(FEATURE, feature);
    instruments.driftTests().add(1, Attributes.of(FEATURE, feature, ALARM, drifted));
    instruments.driftStatistic().set(value, labels);
    instruments.driftLimit().set(limit, labels);
  }

  /** Histograms take what is finite and not negative: a number below 0 counts as 0. */
  private static void record(
      DoubleHistogram histogram, double value, Attributes labels, Context context) {
    if (Double.isFinite(value)) {
      histogram.record(Math.max(0, value), labels, context);
    }
  }

  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
