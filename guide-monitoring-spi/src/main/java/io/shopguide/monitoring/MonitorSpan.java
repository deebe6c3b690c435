package io.shopguide.monitoring;

/**
 * A running stage as a tracing provider sees it; the parent of the spans started with it.
 *
 * <p>Implementations are provided by a {@link GuideMonitor}. A span is ended exactly once, possibly
 * on another thread than the one that started it, and may be handed to other threads as a parent
 * before that: context travels in this object, not with the thread.
 */
public interface MonitorSpan {

  /**
   * The span that records nothing, and the parent of an outermost stage.
   *
   * @return a shared span that does nothing
   */
  static MonitorSpan none() {
    return NoopMonitor.INSTANCE;
  }

  /**
   * Ends the span.
   *
   * @param outcome how the stage ended
   */
  default void end(Outcome outcome) {}
}
