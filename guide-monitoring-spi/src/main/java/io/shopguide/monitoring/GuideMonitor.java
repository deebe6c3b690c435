package io.shopguide.monitoring;

import java.util.List;

/**
 * Receives what a guide tells about its work. Every method does nothing by default, so a provider
 * overrides only what it needs.
 *
 * <p>The guide calls a monitor on the threads of its callers, concurrently and in the hot path:
 * implementations must be thread-safe and quick. Exceptions of a monitor, linkage errors among
 * them, are caught, logged once for each kind of call and never reach the guide's caller. No
 * argument carries a shopper's identity or the text of a query.
 *
 * <p>{@code SEMANTICS.md} of the module says when each event fires and what its labels can be.
 *
 * <p>Thread-safe by contract.
 */
public interface GuideMonitor {

  /**
   * The monitor that is off.
   *
   * @return a shared monitor that does nothing
   */
  static GuideMonitor none() {
    return NoopMonitor.INSTANCE;
  }

  /**
   * Whether anything is listening. While {@code false}, the guide neither reads a clock nor calls
   * any other method, but it finishes the stages that began before.
   *
   * @return {@code true} unless overridden
   */
  default boolean isEnabled() {
    return true;
  }

  /**
   * The clock that stage durations are measured with.
   *
   * @return a monotonic time in nanoseconds, meaningful only as a difference
   */
  default long nanoTime() {
    return System.nanoTime();
  }

  /**
   * A stage begins.
   *
   * @param stage the stage
   * @param parent the span of the surrounding stage, {@link MonitorSpan#none} at the outermost
   * @return the span of this stage, never {@code null}
   */
  default MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
    return MonitorSpan.none();
  }

  /**
   * A stage ended.
   *
   * @param stage the stage
   * @param durationNanos its duration in nanoseconds, at least 0
   * @param outcome how it ended
   */
  default void stageFinished(Stage stage, long durationNanos, Outcome outcome) {}

  /**
   * A query was parsed.
   *
   * @param language ISO 639-1 code of the query's main language
   * @param intent name of the recognized intent in lower case
   * @param findings number of findings, at least 0
   * @param unresolvedWords number of words no finding covers, at least 0
   * @param intentConfidence confidence of the intent, 0 to 1
   */
  default void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double intentConfidence) {}

  /**
   * A candidate source answered.
   *
   * @param source name of the source, one of a small fixed set
   * @param count number of candidates it found, at least 0
   */
  default void candidatesFound(String source, int count) {}

  /**
   * A request was answered with products.
   *
   * @param count number of products in the answer, at least 1
   * @param topScore score of the first
   */
  default void resultsReturned(int count, double topScore) {}

  /**
   * A request found no product that satisfies it.
   *
   * @param language ISO 639-1 code of the query's main language
   * @param intent name of the recognized intent in lower case
   */
  default void zeroResults(String language, String intent) {}

  /**
   * A stage went on without a part that was configured.
   *
   * @param stage the stage
   * @param reason a short fixed text, one of a small set
   */
  default void degraded(Stage stage, String reason) {}

  /**
   * A shopper's event was recorded.
   *
   * @param kind kind of the event in lower case, such as {@code "bought"}
   */
  default void feedbackRecorded(String kind) {}

  /**
   * A request was not worked on, because the guide had too much to do or was closing.
   *
   * @param stage the outermost stage of the request
   * @param reason a short fixed text, one of a small set
   */
  default void requestRefused(Stage stage, String reason) {}

  /**
   * Another generation of the catalogue or the models answers from now on.
   *
   * @param from number of the generation before, 0 for none
   * @param to number of the generation that is live
   */
  default void generationSwitched(long from, long to) {}

  /**
   * A feature was compared with its reference.
   *
   * @param feature name of the feature, one of a small fixed set
   * @param value value of the statistic
   * @param limit value from which on it counts as drift
   * @param drifted whether an alarm is raised
   */
  default void driftTested(String feature, double value, double limit, boolean drifted) {}

  /**
   * Binds the label of {@link #candidatesFound} once for many events.
   *
   * @param source name of the source, one of a small fixed set
   * @return an observer of this source, never {@code null}
   */
  default CandidateObserver candidates(String source) {
    return count -> candidatesFound(source, count);
  }

  /**
   * Binds the labels of {@link #queryParsed} and {@link #zeroResults} once for many events.
   *
   * @param language ISO 639-1 code of the queries' main language
   * @param intent name of the recognized intent in lower case
   * @return an observer of these queries, never {@code null}
   */
  default QueryObserver queries(String language, String intent) {
    GuideMonitor monitor = this;
    return new QueryObserver() {
      @Override
      public void parsed(int findings, int unresolvedWords, double intentConfidence) {
        monitor.queryParsed(language, intent, findings, unresolvedWords, intentConfidence);
      }

      @Override
      public void zeroResults() {
        monitor.zeroResults(language, intent);
      }
    };
  }

  /**
   * Wraps a monitor so that nothing it throws escapes: the first failure of each kind of call is
   * logged, later ones are not.
   *
   * @param monitor the monitor to wrap, possibly {@code null} for none
   * @return {@link #none} if {@code monitor} is {@code null} or off for good, otherwise the guarded
   *     monitor
   */
  static GuideMonitor guarded(GuideMonitor monitor) {
    if (monitor == null || monitor instanceof NoopMonitor) {
      return none();
    }
    return monitor instanceof SafeMonitor ? monitor : new GuardedMonitor(monitor);
  }

  /**
   * Joins monitors into one that tells all of them in order. Each is {@linkplain #guarded guarded}
   * by itself. Stages are measured with the clock of the first that is on.
   *
   * @param monitors the monitors
   * @return one monitor, {@link #none} if there is none that can be on
   */
  static GuideMonitor composite(List<GuideMonitor> monitors) {
    return CompositeMonitor.of(monitors);
  }

  /**
   * The monitor of an application that names none in its code: the classes that the system property
   * {@code shopguide.monitor} names, separated by commas, or {@code none}; without it all providers
   * that {@link java.util.ServiceLoader} finds with the thread's context class loader and this
   * library's own, in the order of their class names; without any {@link #none}. A provider that
   * {@code ServiceLoader} cannot make is logged and left out.
   *
   * @return the guarded monitor, several as one {@linkplain #composite composite}
   * @throws IllegalStateException if the property names a class that cannot be used
   */
  static GuideMonitor selected() {
    return MonitorSelection.select(
        System.getProperty(MonitorSelection.PROPERTY),
        Thread.currentThread().getContextClassLoader());
  }
}
