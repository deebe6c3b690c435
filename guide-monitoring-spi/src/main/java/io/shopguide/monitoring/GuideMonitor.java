package io.shopguide.monitoring;

/**
 * Receives what a guide tells about its work. Every method does nothing by default, so a provider
 * overrides only what it needs.
 *
 * <p>The guide calls a monitor on the threads of its callers, concurrently and in the hot path:
 * implementations must be thread-safe and quick. Exceptions of a monitor, linkage errors among
 * them, are caught, reported once on the log and never reach the guide's caller. No argument
 * carries a shopper's identity or the text of a query.
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
   * any other method.
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
   * Wraps a monitor so that nothing it throws escapes: the first failure is logged, later ones are
   * not.
   *
   * @param monitor the monitor to wrap, possibly {@code null} for none
   * @return {@link #none} if {@code monitor} is {@code null} or off for good, otherwise the guarded
   *     monitor
   */
  static GuideMonitor guarded(GuideMonitor monitor) {
    if (monitor == null || monitor instanceof NoopMonitor) {
      return none();
    }
    return monitor instanceof GuardedMonitor guarded ? guarded : new GuardedMonitor(monitor);
  }
}
