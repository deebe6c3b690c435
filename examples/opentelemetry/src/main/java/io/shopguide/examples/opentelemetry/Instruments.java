package io.shopguide.examples.opentelemetry;

import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;

/** The instruments, named by OpenTelemetry's conventions. Immutable and thread-safe. */
record Instruments(
    DoubleHistogram duration,
    LongCounter queries,
    DoubleHistogram findings,
    LongCounter unresolvedWords,
    DoubleHistogram confidence,
    LongCounter zeroResults,
    DoubleHistogram candidates,
    DoubleHistogram results,
    DoubleHistogram topScore,
    LongCounter degradations,
    LongCounter refused,
    LongCounter feedback,
    LongCounter switches,
    LongGauge generation,
    LongCounter driftTests,
    DoubleGauge driftStatistic,
    DoubleGauge driftLimit) {
  private static final List<Double> SECONDS =
      List.of(0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 10.0, 60.0);
  private static final List<Double> FEW = List.of(0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0);
  private static final List<Double> MANY = List.of(0.0, 10.0, 50.0, 100.0, 200.0, 500.0, 1_000.0);
  private static final List<Double> SHARES =
      List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0);

  Instruments(Meter meter) {
    this(
        histogram(meter, "stage.duration", "s", "Time that a stage took", SECONDS),
        counter(meter, "queries", "{query}", "Queries that were parsed"),
        histogram(meter, "query.findings", "{finding}", "Things found in a query", FEW),
        counter(meter, "query.unresolved_words", "{word}", "Words that no finding covers"),
        histogram(meter, "query.intent.confidence", "1", "Confidence of the intent", SHARES),
        counter(meter, "zero_results", "{query}", "Questions that no product satisfies"),
        histogram(meter, "candidates", "{product}", "Candidates of a source", MANY),
        histogram(meter, "results", "{product}", "Products of an answer", FEW),
        histogram(meter, "results.top_score", "1", "Score of the first product", SHARES),
        counter(meter, "degradations", "{stage}", "Stages that went on without a part"),
        counter(meter, "requests.refused", "{request}", "Requests that were turned away"),
        counter(meter, "feedback", "{event}", "Shoppers' events that were recorded"),
        counter(meter, "generation.switches", "{switch}", "Generations gone live"),
        meter
            .gaugeBuilder("shopguide.generation")
            .ofLongs()
            .setDescription("Generation that is live")
            .build(),
        counter(meter, "drift.tests", "{test}", "Comparisons with the reference"),
        gauge(meter, "drift.statistic", "Latest value of the statistic"),
        gauge(meter, "drift.limit", "Value from which on it counts as drift"));
  }

  private static DoubleHistogram histogram(
      Meter meter, String name, String unit, String description, List<Double> bounds) {
    return meter
        .histogramBuilder("shopguide." + name)
        .setUnit(unit)
        .setDescription(description)
        .setExplicitBucketBoundariesAdvice(bounds)
        .build();
  }

  private static LongCounter counter(Meter meter, String name, String unit, String description) {
    return meter
        .counterBuilder("shopguide." + name)
        .setUnit(unit)
        .setDescription(description)
        .build();
  }

  private static DoubleGauge gauge(Meter meter, String name, String description) {
    return meter.gaugeBuilder("shopguide." + name).setDescription(description).build();
  }
}
