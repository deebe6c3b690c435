package io.shopguide.guide;

import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.monitoring.drift.DriftReport;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * How a guide watches what it is asked and what it answers; see {@link GuideWatch}. Immutable; as
 * thread-safe as what it holds.
 *
 * @param watching whether it watches at all
 * @param reference what to compare with; empty for the one that the guide was built with or froze
 *     before, and without those for one that it freezes from its first questions
 * @param referenceRequests number of questions that a reference is frozen from, 500 to 10,000
 * @param windowRequests number of questions of a window, at least 100
 * @param queryLists whether the most frequent questions without a result, and with a failure, are
 *     kept until the next window closes; in memory only
 * @param followed every how many requests one is followed through its stages, at least 1
 * @param onReport gets the report of each window
 * @param onDrift gets the reports with an alarm, to retrain or to call somebody
 * @param executor runs what closes a window, and the two listeners
 */
public record WatchOptions(
    boolean watching,
    Optional<DriftReference> reference,
    int referenceRequests,
    int windowRequests,
    boolean queryLists,
    int followed,
    Consumer<DriftReport> onReport,
    Consumer<DriftReport> onDrift,
    Executor executor) {
  private static final int LEAST_REFERENCE = 500;
  private static final int MOST_REFERENCE = 10_000;
  private static final int LEAST_WINDOW = 100;

  private static final WatchOptions DEFAULT =
      new WatchOptions(
          true,
          Optional.empty(),
          5_000,
          1_000,
          true,
          4,
          report -> {},
          report -> {},
          task -> Thread.ofVirtual().name("shopguide-watch").start(task));

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public WatchOptions {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(onReport, "onReport");
    Objects.requireNonNull(onDrift, "onDrift");
    Objects.requireNonNull(executor, "executor");
    if (referenceRequests < LEAST_REFERENCE || referenceRequests > MOST_REFERENCE) {
      throw new IllegalArgumentException(
          "A reference is frozen from %d to %d questions, not %d"
              .formatted(LEAST_REFERENCE, MOST_REFERENCE, referenceRequests));
    }
    if (windowRequests < LEAST_WINDOW || followed < 1) {
      throw new IllegalArgumentException(
          "A window has %d questions or more, not %d, and one in at least 1 is followed, not %d"
              .formatted(LEAST_WINDOW, windowRequests, followed));
    }
  }

  /**
   * A reference of 5,000 questions, windows of 1,000, lists of queries, one request in four
   * followed, no listener, a virtual thread for each window.
   *
   * @return the options used when none are given
   */
  public static WatchOptions defaults() {
    return DEFAULT;
  }

  /**
   * Watches nothing and costs nothing.
   *
   * @return the options
   */
  public static WatchOptions off() {
    return new WatchOptions(
        false,
        DEFAULT.reference,
        DEFAULT.referenceRequests,
        DEFAULT.windowRequests,
        false,
        DEFAULT.followed,
        DEFAULT.onReport,
        DEFAULT.onDrift,
        DEFAULT.executor);
  }

  /**
   * The same options with a reference of the application's.
   *
   * @param frozen what to compare with, such as the {@link GuideWatch#reference} of another guide
   * @return other options
   */
  public WatchOptions withReference(DriftReference frozen) {
    return new WatchOptions(
        watching,
        Optional.of(frozen),
        referenceRequests,
        windowRequests,
        queryLists,
        followed,
        onReport,
        onDrift,
        executor);
  }

  /**
   * The same options with other numbers of questions. More make smaller changes show, later.
   *
   * @param forReference number of questions that a reference is frozen from, 500 to 10,000
   * @param inWindow number of questions of a window, at least 100
   * @return other options
   */
  public WatchOptions withRequests(int forReference, int inWindow) {
    return new WatchOptions(
        watching,
        reference,
        forReference,
        inWindow,
        queryLists,
        followed,
        onReport,
        onDrift,
        executor);
  }

  /**
   * The same options without lists of queries, for whom even short and frequent ones are too much.
   *
   * @return other options
   */
  public WatchOptions withoutQueryLists() {
    return new WatchOptions(
        watching,
        reference,
        referenceRequests,
        windowRequests,
        false,
        followed,
        onReport,
        onDrift,
        executor);
  }

  /**
   * The same options with more or fewer requests followed through their stages.
   *
   * @param oneIn every how many requests one is, at least 1
   * @return other options
   */
  public WatchOptions following(int oneIn) {
    return new WatchOptions(
        watching,
        reference,
        referenceRequests,
        windowRequests,
        queryLists,
        oneIn,
        onReport,
        onDrift,
        executor);
  }

  /**
   * The same options with a listener for every report. What it throws is logged once.
   *
   * @param listener called on the executor
   * @return other options
   */
  public WatchOptions onReport(Consumer<DriftReport> listener) {
    return new WatchOptions(
        watching,
        reference,
        referenceRequests,
        windowRequests,
        queryLists,
        followed,
        listener,
        onDrift,
        executor);
  }

  /**
   * The same options with a listener for the reports with an alarm. What it throws is logged once.
   *
   * @param listener called on the executor
   * @return other options
   */
  public WatchOptions onDrift(Consumer<DriftReport> listener) {
    return new WatchOptions(
        watching,
        reference,
        referenceRequests,
        windowRequests,
        queryLists,
        followed,
        onReport,
        listener,
        executor);
  }

  /**
   * The same options with another executor. One that runs tasks on the calling thread makes the
   * question that ends a window wait for its report.
   *
   * @param runner runs what closes a window, and the listeners
   * @return other options
   */
  public WatchOptions withExecutor(Executor runner) {
    return new WatchOptions(
        watching,
        reference,
        referenceRequests,
        windowRequests,
        queryLists,
        followed,
        onReport,
        onDrift,
        runner);
  }
}
