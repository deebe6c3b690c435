package io.shopguide.guide;

import io.shopguide.kg.build.BuildProgress;
import io.shopguide.kg.build.BuildProgress.Progress;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Reports the steps of a build, a few times a second, and ends a cancelled one. Not thread-safe.
 */
final class BuildSteps {
  private static final long REPORT_NANOS = 250_000_000;

  private final BuildProgress progress;
  private final BooleanSupplier cancelled;
  private long lastReport = System.nanoTime();

  BuildSteps(BuildProgress progress, BooleanSupplier cancelled) {
    this.progress = progress;
    this.cancelled = cancelled;
  }

  boolean isCancelled() {
    return cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  void check() {
    if (isCancelled()) {
      throw new CancellationException("The build was cancelled; the guide is as it was before");
    }
  }

  /** Says how far a step is; the end of a step is always reported. */
  void report(String step, long done, long total) {
    check();
    long now = System.nanoTime();
    if (done == total || now - lastReport >= REPORT_NANOS) {
      lastReport = now;
      progress.onProgress(new Progress(step, done, total));
    }
  }
}
