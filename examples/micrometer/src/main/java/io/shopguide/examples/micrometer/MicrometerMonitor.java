package io.shopguide.examples.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.shopguide.monitoring.CandidateObserver;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.QueryObserver;
import io.shopguide.monitoring.Stage;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Turns every event of a guide into Micrometer meters. Their names begin with {@code shopguide.};
 * durations and distributions have fixed buckets, so that quantiles can be taken over several
 * processes; a label has at most {@value LabelValues#MOST} values and {@value LabelValues#OTHER}.
 *
 * <p>A number that is not finite is counted but not added to a distribution, and one below 0 counts
 * as 0 there: Micrometer has no others.
 *
 * <p>Thread-safe. An event takes constant time and does no I/O.
 */
public final class MicrometerMonitor implements GuideMonitor {
  private static final Duration[] DURATIONS =
      LongStream.of(
              250,
              500,
              1_000,
              2_500,
              5_000,
              10_000,
              25_000,
              50_000,
              100_000,
              250_000,
              1_000_000,
              10_000_000,
              60_000_000)
          .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
          .toArray(Duration[]::new);
  private static final double[] CANDIDATES = {1, 10, 50, 100, 200, 500, 1_000, 10_000};
  private static final double[] RESULTS = {1, 2, 5, 10, 20, 50, 100};
  private static final double[] SCORES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
  private static final List<Stage> REQUESTS = List.of(Stage.ASK, Stage.RECOMMEND, Stage.SIMILAR);

  private final Map<Stage, ActiveRequests> active = new EnumMap<>(Stage.class);
  private final MeterFamily<Timer> stages;
  private final MeterFamily<QueryMeters> queries;
  private final MeterFamily<DistributionSummary> candidates;
  private final DistributionSummary results;
  private final DistributionSummary topScores;
  private final MeterFamily<Counter> degraded;
  private final MeterFamily<Counter> refused;
  private final MeterFamily<Counter> feedback;
  private final Counter switches;
  private final AtomicLong generation = new AtomicLong();
  private final MeterFamily<DriftMeters> drift;

  /**
   * Registers the meters that need no event. The stages of requests are there from the start, at 0,
   * so that the first failure is seen as an increase.
   *
   * @param registry where the meters go; several guides need registries with different common tags
   */
  public MicrometerMonitor(MeterRegistry registry) {
    Meters meters = new Meters(registry);
    stages =
        new MeterFamily<>(
            tags -> meters.timer("stage", "Time that a stage took", tags, DURATIONS),
            "stage",
            "outcome");
    queries = new MeterFamily<>(tags -> new QueryMeters(meters, tags), "language", "intent");
    candidates =
        new MeterFamily<>(
            tags -> meters.summary("candidates", "Candidates of a source", tags, CANDIDATES),
            "source");
    results = meters.summary("results", "Products of an answer", Tags.empty(), RESULTS);
    topScores =
        meters.summary("results.top.score", "Score of the first product", Tags.empty(), SCORES);
    degraded =
        new MeterFamily<>(
            tags -> meters.counter("degradations", "Stages that went on without a part", tags),
            "stage",
            "reason");
    refused =
        new MeterFamily<>(
            tags -> meters.counter("requests.refused", "Requests that were turned away", tags),
            "stage",
            "reason");
    feedback =
        new MeterFamily<>(
            tags -> meters.counter("feedback", "Shoppers' events that were recorded", tags),
            "kind");
    switches = meters.counter("generation.switches", "Generations gone live", Tags.empty());
    meters.gauge(
        "generation",
        "Generation that is live, 0 until one is switched to",
        Tags.empty(),
        generation::get);
    drift = new MeterFamily<>(tags -> new DriftMeters(meters, tags), "feature");
    for (Stage stage : REQUESTS) {
      active.put(stage, new ActiveRequests(meters, Tags.of("stage", label(stage))));
      for (Outcome outcome : Outcome.values()) {
        stages.of(label(stage), label(outcome));
      }
    }
  }

  @Override
  public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
    ActiveRequests requests = active.get(stage);
    return requests == null ? MonitorSpan.none() : requests.begun();
  }

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    stages.of(label(stage), label(outcome)).record(Duration.ofNanos(durationNanos));
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double intentConfidence) {
    queries.of(language, intent).parsed(findings, unresolvedWords, intentConfidence);
  }

  @Override
  public void zeroResults(String language, String intent) {
    queries.of(language, intent).zeroResults();
  }

  @Override
  public QueryObserver queries(String language, String intent) {
    return queries.of(language, intent);
  }

  @Override
  public void candidatesFound(String source, int count) {
    candidates.of(source).record(count);
  }

  @Override
  public CandidateObserver candidates(String source) {
    return candidates.of(source)::record;
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    results.record(count);
    Meters.record(topScores, topScore);
  }

  @Override
  public void degraded(Stage stage, String reason) {
    degraded.of(label(stage), reason).increment();
  }

  @Override
  public void requestRefused(Stage stage, String reason) {
    refused.of(label(stage), reason).increment();
  }

  @Override
  public void feedbackRecorded(String kind) {
    feedback.of(kind).increment();
  }

  @Override
  public void generationSwitched(long from, long to) {
    switches.increment();
    generation.set(to);
  }

  @Override
  public void driftTested(String feature, double value, double limit, boolean drifted) {
    drift.of(feature).tested(value, limit, drifted);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
