package io.shopguide.monitoring.drift;

import io.shopguide.monitoring.GuideMonitor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Counts features while requests are answered and compares them with their references when a window
 * closes. A window closes when the application says so: on a schedule of its own by {@link
 * #closeWindow}, or by {@link #tick} from anywhere, which closes one when it is due.
 *
 * <p>A feature with too few values keeps them for the next window. After an alarm of a feature its
 * next windows raise none until the cool-down is over.
 *
 * <p>Thread-safe; windows close one after the other.
 */
public final class DriftMonitor {
  private static final Logger LOGGER = System.getLogger(DriftMonitor.class.getName());

  private final List<Feature> features;
  private final double level;
  private final Correction correction;
  private final long minimumValues;
  private final int coolDown;
  private final long windowNanos;
  private final LongSupplier clock;
  private final GuideMonitor monitor;
  private final List<Consumer<DriftReport>> onReport;
  private final List<Consumer<DriftReport>> onDrift;
  private final AtomicBoolean listenerFailed = new AtomicBoolean();
  private long windows;
  private long windowStart;

  private DriftMonitor(Builder builder) {
    features = features(builder.features);
    level = builder.level;
    correction = builder.correction;
    minimumValues = builder.minimumValues;
    coolDown = builder.coolDown;
    windowNanos = builder.window.toNanos();
    clock = builder.clock;
    monitor = GuideMonitor.guarded(builder.monitor);
    onReport = List.copyOf(builder.onReport);
    onDrift = List.copyOf(builder.onDrift);
    windowStart = clock.getAsLong();
  }

  private static List<Feature> features(List<Compared> compared) {
    List<ReferenceHistogram> references = compared.stream().map(Compared::reference).toList();
    List<FeatureRecorder> shared = FeatureRecorder.ofAllThreads(references, Feature.STRIPES);
    return IntStream.range(0, compared.size())
        .mapToObj(i -> new Feature(compared.get(i), shared.get(i)))
        .toList();
  }

  /** What a feature is compared with, and how. */
  private record Compared(ReferenceHistogram reference, DriftStatistic statistic) {}

  /**
   * Starts to describe a monitor.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Makes a recorder for the use of one thread at a time. The monitor keeps it for good, so make
   * one for each long-lived thread.
   *
   * @param feature name of a feature of this monitor
   * @return a new recorder
   * @throws IllegalArgumentException if there is no such feature
   */
  public FeatureRecorder recorder(String feature) {
    return feature(feature).addRecorder();
  }

  /**
   * The recorder that all threads may use at once.
   *
   * @param feature name of a feature of this monitor
   * @return always the same recorder
   * @throws IllegalArgumentException if there is no such feature
   */
  public FeatureRecorder sharedRecorder(String feature) {
    return feature(feature).shared;
  }

  private Feature feature(String name) {
    return features.stream()
        .filter(f -> f.reference.feature().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No feature '" + name + "'"));
  }

  /**
   * Closes the window if it is as long as a window lasts.
   *
   * @return the report if the window was closed
   */
  public synchronized Optional<DriftReport> tick() {
    return clock.getAsLong() - windowStart < windowNanos
        ? Optional.empty()
        : Optional.of(closeWindow());
  }

  /**
   * Closes the window: tests the features, tells the listeners and begins the next window.
   *
   * @return what was found
   */
  public synchronized DriftReport closeWindow() {
    windowStart = clock.getAsLong();
    List<Feature> tested = new ArrayList<>();
    for (Feature feature : features) {
      if (feature.look() >= minimumValues) {
        tested.add(feature);
      }
    }
    double[] probabilities = tested.stream().mapToDouble(f -> f.comparison.pValue()).toArray();
    double[] levels = correction.levels(probabilities, level);
    List<FeatureDrift> found = new ArrayList<>();
    int next = 0;
    for (Feature feature : features) {
      found.add(
          next < tested.size() && tested.get(next) == feature
              ? feature.decide(levels[next++], coolDown)
              : FeatureDrift.tooFew(feature.reference.feature(), feature.values));
    }
    DriftReport report = new DriftReport(++windows, found);
    tell(report);
    return report;
  }

  private void tell(DriftReport report) {
    if (monitor.isEnabled()) {
      for (FeatureDrift drift : report.features()) {
        drift
            .test()
            .ifPresent(
                test ->
                    monitor.driftTested(
                        drift.feature(),
                        test.value(),
                        test.limit(),
                        drift.decision() == Decision.DRIFTED));
      }
    }
    onReport.forEach(listener -> tell(listener, report));
    if (!report.drifted().isEmpty()) {
      onDrift.forEach(listener -> tell(listener, report));
    }
  }

  private void tell(Consumer<DriftReport> listener, DriftReport report) {
    try {
      listener.accept(report);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      if (listenerFailed.compareAndSet(false, true)) {
        LOGGER.log(
            Level.WARNING, "A listener of drift reports failed; later failures are not logged", e);
      }
    }
  }

  /** A feature with its recorders and what was already counted in earlier windows. */
  private static final class Feature {
    /** More than enough for threads that do other work in between; bounds the memory. */
    private static final int MOST_STRIPES = 16;

    private static final int STRIPES =
        Math.min(
            MOST_STRIPES,
            Integer.highestOneBit(Math.max(2, 2 * Runtime.getRuntime().availableProcessors())));

    private final ReferenceHistogram reference;
    private final DriftStatistic statistic;
    private final List<FeatureRecorder> recorders = new CopyOnWriteArrayList<>();
    private final FeatureRecorder shared;
    private final long[] closed;
    private long[] window;
    private long values;
    private Comparison comparison;
    private int cooling;

    Feature(Compared compared, FeatureRecorder shared) {
      this.reference = compared.reference();
      this.statistic = compared.statistic();
      this.closed = new long[reference.bins()];
      this.shared = shared;
      recorders.add(shared);
    }

    FeatureRecorder addRecorder() {
      FeatureRecorder recorder = FeatureRecorder.ofOneThread(reference);
      recorders.add(recorder);
      return recorder;
    }

    /** Takes the counts since the last window and compares them, if there are any. */
    long look() {
      window = new long[closed.length];
      recorders.forEach(recorder -> recorder.addTo(window));
      for (int bin = 0; bin < window.length; bin++) {
        window[bin] -= closed[bin];
      }
      values = Arrays.stream(window).sum();
      comparison = values == 0 ? null : statistic.compare(reference, window);
      return values;
    }

    FeatureDrift decide(double level, int coolDown) {
      for (int bin = 0; bin < window.length; bin++) {
        closed[bin] += window[bin];
      }
      DriftTest test = statistic.finish(comparison, reference.counts(), window, level);
      Decision decision = Decision.STABLE;
      if (test.isDrift()) {
        decision = cooling > 0 ? Decision.COOLING_DOWN : Decision.DRIFTED;
      }
      cooling = decision == Decision.DRIFTED ? coolDown : Math.max(0, cooling - 1);
      return FeatureDrift.tested(reference, window, test, decision);
    }
  }

  /**
   * Describes a monitor. By default a window lasts an hour by the system's clock, needs 500 values,
   * has a probability of 0.00001 of any false alarm (Holm), and three windows of cool-down.
   *
   * <p>Not thread-safe; one per monitor.
   */
  public static final class Builder {
    private final List<Compared> features = new ArrayList<>();
    private final List<Consumer<DriftReport>> onReport = new ArrayList<>();
    private final List<Consumer<DriftReport>> onDrift = new ArrayList<>();
    private double level = 1e-5;
    private Correction correction = Correction.HOLM;
    private long minimumValues = 500;
    private int coolDown = 3;
    private Duration window = Duration.ofHours(1);
    private LongSupplier clock = System::nanoTime;
    private GuideMonitor monitor = GuideMonitor.none();

    private Builder() {}

    /**
     * Adds a feature.
     *
     * @param reference its reference
     * @param statistic how to compare it
     * @return this builder
     * @throws IllegalArgumentException if there is one of this name, or the statistic needs numbers
     *     and the feature has categories
     */
    public Builder feature(ReferenceHistogram reference, DriftStatistic statistic) {
      if (features.stream().anyMatch(f -> f.reference().feature().equals(reference.feature()))) {
        throw new IllegalArgumentException("Two features are named '" + reference.feature() + "'");
      }
      if (statistic.needsNumbers() && !reference.isNumeric()) {
        throw new IllegalArgumentException(
            statistic
                + " needs numbers, but '"
                + reference.feature()
                + "' has categories; use PSI");
      }
      features.add(new Compared(reference, statistic));
      return this;
    }

    /**
     * Sets how likely a false alarm is.
     *
     * @param probability of one in a window, or what else the correction makes of it; between 0 and
     *     1
     * @param division how features share it
     * @return this builder
     */
    public Builder level(double probability, Correction division) {
      if (!(probability > 0 && probability < 1)) {
        throw new IllegalArgumentException("A level lies between 0 and 1: " + probability);
      }
      level = probability;
      correction = Objects.requireNonNull(division, "division");
      return this;
    }

    /**
     * Sets how many values a feature needs to be tested.
     *
     * @param values at least 1
     * @return this builder
     */
    public Builder minimumValues(long values) {
      if (values < 1) {
        throw new IllegalArgumentException("A window needs a value: " + values);
      }
      minimumValues = values;
      return this;
    }

    /**
     * Sets for how many tested windows after an alarm a feature raises none.
     *
     * @param windows at least 0
     * @return this builder
     */
    public Builder coolDown(int windows) {
      if (windows < 0) {
        throw new IllegalArgumentException("A cool-down cannot be negative: " + windows);
      }
      coolDown = windows;
      return this;
    }

    /**
     * Sets how long a window lasts for {@link DriftMonitor#tick}.
     *
     * @param duration above 0
     * @param nanoClock a monotonic clock in nanoseconds
     * @return this builder
     */
    public Builder window(Duration duration, LongSupplier nanoClock) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("A window lasts some time: " + duration);
      }
      window = duration;
      clock = Objects.requireNonNull(nanoClock, "nanoClock");
      return this;
    }

    /**
     * Sets what is told of each test.
     *
     * @param receiver a monitor
     * @return this builder
     */
    public Builder monitor(GuideMonitor receiver) {
      monitor = Objects.requireNonNull(receiver, "receiver");
      return this;
    }

    /**
     * Adds a listener that gets every report, on the thread that closes the window. What it throws
     * is logged once.
     *
     * @param listener the listener
     * @return this builder
     */
    public Builder onReport(Consumer<DriftReport> listener) {
      onReport.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Adds a listener that gets the reports with an alarm, to retrain or to call somebody;
     * otherwise as {@link #onReport}.
     *
     * @param listener the listener
     * @return this builder
     */
    public Builder onDrift(Consumer<DriftReport> listener) {
      onDrift.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Makes the monitor; its first window begins. A builder makes one monitor.
     *
     * @return the monitor
     * @throws IllegalStateException if there is no feature
     */
    public DriftMonitor build() {
      if (features.isEmpty()) {
        throw new IllegalStateException("A drift monitor needs a feature");
      }
      return new DriftMonitor(this);
    }
  }
}
