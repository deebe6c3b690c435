package io.shopguide.guide.watch;

import io.shopguide.encoder.CachingEncoder;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.diagnosis.Diagnosis;
import io.shopguide.monitoring.diagnosis.StageProfile;
import io.shopguide.monitoring.diagnosis.StageTracer;
import io.shopguide.monitoring.drift.Correction;
import io.shopguide.monitoring.drift.DriftMonitor;
import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.monitoring.drift.DriftReport;
import io.shopguide.monitoring.drift.DriftStatistic;
import io.shopguide.monitoring.drift.ReferenceHistogram;
import io.shopguide.query.ParsedQuery;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the features of requests, first to freeze a reference, then window after window to compare
 * with it. What takes longer than counting is given to an executor.
 *
 * <p>Thread-safe; windows close one after the other.
 */
public final class TrafficWatch {
  private static final Logger LOGGER = LoggerFactory.getLogger(TrafficWatch.class);
  private static final long LEAST_VALUES = 100;

  /** Lower than the default of a monitor, as turns of a conversation depend on each other. */
  private static final double LEVEL = 1e-6;

  private final Settings settings;
  private final StageTracer tracer;
  private final Supplier<CachingEncoder.Statistics> cache;
  private final AnswerFeatures features = new AnswerFeatures();
  private final QueryLists lists;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicBoolean listenerFailed = new AtomicBoolean();
  private final long learnedAt;
  private volatile FeatureSink sink;
  private volatile Diagnosis diagnosis = Diagnosis.none();
  private volatile Optional<DriftReference> reference = Optional.empty();
  private DriftMonitor monitor;
  private Optional<StageProfile> referenceStages = Optional.empty();
  private StageProfile stagesBefore;
  private CachingEncoder.Statistics cacheBefore = new CachingEncoder.Statistics(0, 0);
  private OptionalDouble referenceHits = OptionalDouble.empty();
  private boolean closed;

  /**
   * How to watch. Immutable.
   *
   * @param referenceRequests number of requests that a reference is frozen from
   * @param windowRequests number of requests of a window
   * @param queryLists whether queries without a result and with a failure are listed
   * @param receiver what is told of each test
   * @param onReference gets a reference that was frozen
   * @param onReport gets each report
   * @param onDrift gets the reports with an alarm
   * @param executor closes windows and tells the listeners
   */
  public record Settings(
      int referenceRequests,
      int windowRequests,
      boolean queryLists,
      GuideMonitor receiver,
      Consumer<DriftReference> onReference,
      Consumer<DriftReport> onReport,
      Consumer<DriftReport> onDrift,
      Executor executor) {}

  /**
   * Begins to watch.
   *
   * @param settings how
   * @param frozen the reference; empty to freeze one from the first requests
   * @param tracer follows the stages of the same requests
   * @param cache counts how often the vector of a query was known
   */
  public TrafficWatch(
      Settings settings,
      Optional<DriftReference> frozen,
      StageTracer tracer,
      Supplier<CachingEncoder.Statistics> cache) {
    this.settings = settings;
    this.tracer = tracer;
    this.cache = cache;
    this.lists = new QueryLists(settings.queryLists());
    this.stagesBefore = tracer.profile();
    this.sink = new ReferenceSample(settings.referenceRequests());
    this.learnedAt = frozen.isPresent() ? 0 : settings.referenceRequests();
    frozen.ifPresent(this::compareWith);
  }

  /**
   * What is compared with.
   *
   * @return empty until it is frozen
   */
  public Optional<DriftReference> reference() {
    return reference;
  }

  /**
   * The diagnosis of the last window.
   *
   * @return one that knows nothing before
   */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /**
   * A query was understood.
   *
   * @param query the query
   */
  public void parsed(ParsedQuery query) {
    AnswerFeatures.read(query, sink);
    long number = requests.incrementAndGet();
    if (number < learnedAt) {
      if (number == learnedAt / 2) {
        settings.executor().execute(this::warm);
      }
    } else if (number == learnedAt) {
      settings.executor().execute(this::freeze);
    } else if ((number - learnedAt) % settings.windowRequests() == 0) {
      settings.executor().execute(this::closeWindow);
    }
  }

  /**
   * A question was answered.
   *
   * @param query what was understood
   * @param answer what is watched of the answer
   * @param vector what it was searched with, if there is an encoder
   */
  public void answered(ParsedQuery query, AnswerSummary answer, Optional<float[]> vector) {
    FeatureSink into = sink;
    if (vector.isPresent()) {
      features.read(vector.get(), into);
    }
    into.record(WatchedFeature.CANDIDATES, answer.candidates());
    into.record(WatchedFeature.RESULTS, answer.results() > 0 ? "some" : "none");
    if (answer.results() == 0) {
      lists.withoutResult(query);
      return;
    }
    into.record(WatchedFeature.SHOWN_PRICE, answer.price());
    into.record(WatchedFeature.SHOWN_BRAND, answer.brand().isEmpty() ? null : answer.brand());
    into.record(WatchedFeature.SCORE, answer.score());
    into.record(WatchedFeature.CLICKS, "answer");
    into.record(WatchedFeature.PURCHASES, "answer");
  }

  /**
   * A question failed.
   *
   * @param text its text
   */
  public void failed(String text) {
    lists.failed(text);
  }

  /**
   * A shopper's event or a label came.
   *
   * @param feature which
   * @param category its category
   */
  public void observed(WatchedFeature feature, String category) {
    sink.record(feature, category);
  }

  /**
   * A number came from elsewhere than a request.
   *
   * @param feature which
   * @param value the number
   */
  public void observed(WatchedFeature feature, double value) {
    sink.record(feature, value);
  }

  /** The second half of a sample is measured warm. */
  private synchronized void warm() {
    stagesBefore = tracer.profile();
    cacheBefore = cache.get();
  }

  private void freeze() {
    sample().ifPresent(frozen -> tell(settings.onReference(), frozen));
  }

  private synchronized Optional<DriftReference> sample() {
    if (closed || !(sink instanceof ReferenceSample sample)) {
      return Optional.empty();
    }
    StageProfile stages = tracer.profile().since(stagesBefore);
    referenceHits = takeHits();
    Optional<DriftReference> frozen = sample.freeze(stages);
    if (frozen.isPresent()) {
      compareWith(frozen.get());
      referenceStages = Optional.of(stages);
    }
    return frozen;
  }

  /** Begins the first window beside a reference. */
  private void compareWith(DriftReference frozen) {
    DriftMonitor.Builder builder =
        DriftMonitor.builder()
            .level(LEVEL, Correction.HOLM)
            .minimumValues(LEAST_VALUES)
            .monitor(settings.receiver());
    Set<WatchedFeature> watched = EnumSet.noneOf(WatchedFeature.class);
    for (WatchedFeature feature : WatchedFeature.values()) {
      Optional<ReferenceHistogram> histogram =
          frozen.histograms().stream()
              .filter(h -> h.feature().equals(feature.label()))
              .filter(h -> h.isNumeric() == feature.isNumeric())
              .findFirst();
      if (histogram.isPresent()) {
        builder.feature(histogram.get(), DriftStatistic.PSI);
        watched.add(feature);
      }
    }
    if (!watched.isEmpty()) {
      monitor = builder.build();
      sink = new FeatureRecorders(monitor, watched);
    }
    reference = Optional.of(frozen);
    referenceStages = StageProfile.of(frozen);
    stagesBefore = tracer.profile();
    tracer.takeSlowest();
    lists.clear();
  }

  /**
   * Closes the window: compares, makes the diagnosis, tells the listeners.
   *
   * @return what was found; empty while there is no reference
   */
  public Optional<DriftReport> closeWindow() {
    Optional<DriftReport> report = compare();
    report.ifPresent(r -> tell(settings.onReport(), r));
    report.filter(r -> !r.drifted().isEmpty()).ifPresent(r -> tell(settings.onDrift(), r));
    return report;
  }

  private synchronized Optional<DriftReport> compare() {
    if (closed || monitor == null) {
      return Optional.empty();
    }
    DriftReport report = monitor.closeWindow();
    StageProfile stages = tracer.profile();
    diagnosis =
        Diagnostician.diagnosis(
            new Evidence(
                report,
                isWarm() ? referenceStages : Optional.empty(),
                stages.since(stagesBefore),
                referenceHits,
                takeHits(),
                tracer.takeSlowest(),
                lists.withoutResult(),
                lists.failed()));
    stagesBefore = stages;
    lists.clear();
    return Optional.of(report);
  }

  /** A guide that was just opened is slower than one that has answered for a while. */
  private boolean isWarm() {
    return requests.get() - settings.windowRequests() >= settings.referenceRequests() / 2;
  }

  private OptionalDouble takeHits() {
    CachingEncoder.Statistics now = cache.get();
    long hits = now.hits() - cacheBefore.hits();
    long all = hits + now.misses() - cacheBefore.misses();
    cacheBefore = now;
    return all <= 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / all);
  }

  private <T> void tell(Consumer<T> listener, T message) {
    try {
      listener.accept(message);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      if (listenerFailed.compareAndSet(false, true)) {
        LOGGER.warn("A listener of the guide's watch failed; later failures are not logged", e);
      }
    }
  }

  /** Waits for a window that is closing, and closes no other. */
  public synchronized void close() {
    closed = true;
  }
}
