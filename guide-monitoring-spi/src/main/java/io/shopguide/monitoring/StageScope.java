package io.shopguide.monitoring;

/**
 * One run of a stage, measured from {@link #enter} to {@link #close}.
 *
 * <pre>{@code
 * try (StageScope scope = StageScope.enter(monitor, Stage.PARSE, parent)) {
 *   ...
 *   scope.succeeded();
 * }
 * }</pre>
 *
 * <p>A scope that is closed without {@link #succeeded} reports {@link Outcome#FAILED}, so an
 * exception needs no handler. With a monitor that is off, all scopes are one shared object and no
 * clock is read.
 *
 * <p>Not thread-safe; one per run of a stage. It may be the parent of stages on other threads.
 */
public final class StageScope implements AutoCloseable {

  /** The scope of a monitor that is off, and the parent of an outermost stage. */
  public static final StageScope NONE =
      new StageScope(GuideMonitor.none(), Stage.ASK, MonitorSpan.none(), 0);

  private final GuideMonitor monitor;
  private final Stage stage;
  private final MonitorSpan span;
  private final long startNanos;
  private boolean degraded;
  private Outcome outcome = Outcome.FAILED;

  private StageScope(GuideMonitor monitor, Stage stage, MonitorSpan span, long startNanos) {
    this.monitor = monitor;
    this.stage = stage;
    this.span = span;
    this.startNanos = startNanos;
  }

  /**
   * Begins a stage.
   *
   * @param monitor a {@linkplain GuideMonitor#guarded guarded} monitor
   * @param stage the stage
   * @param parent the surrounding stage, {@link #NONE} at the outermost
   * @return the running stage
   */
  public static StageScope enter(GuideMonitor monitor, Stage stage, StageScope parent) {
    if (!monitor.isEnabled()) {
      return NONE;
    }
    MonitorSpan span = monitor.stageStarted(stage, parent.span);
    return new StageScope(monitor, stage, span, monitor.nanoTime());
  }

  /**
   * The stage completed; its outcome is {@code OK} unless it was {@linkplain #degraded degraded}.
   */
  public void succeeded() {
    if (this != NONE) {
      outcome = degraded ? Outcome.DEGRADED : Outcome.OK;
    }
  }

  /**
   * The stage goes on without a part that was configured.
   *
   * @param reason a short fixed text, one of a small set
   */
  public void degraded(String reason) {
    if (this != NONE) {
      degraded = true;
      monitor.degraded(stage, reason);
    }
  }

  /** Ends the stage and reports it. */
  @Override
  public void close() {
    if (this == NONE) {
      return;
    }
    monitor.stageFinished(stage, Math.max(0, monitor.nanoTime() - startNanos), outcome);
    if (monitor instanceof SafeMonitor safe) {
      safe.endSpan(span, outcome);
    } else {
      span.end(outcome);
    }
  }
}
