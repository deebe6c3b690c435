package io.shopguide.rec.train;

import io.shopguide.kg.build.BuildProgress;
import io.shopguide.kg.build.BuildProgress.Progress;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Reports how far a training is and ends a cancelled one. {@link #check} is thread-safe. */
final class TrainingSteps {
  private static final long REPORT_NANOS = 250_000_000;

  private final BuildProgress progress;
  private final BooleanSupplier cancelled;
  private long lastReport = System.nanoTime();

  TrainingSteps(BuildProgress progress, BooleanSupplier cancelled) {
    this.progress = progress;
    this.cancelled = cancelled;
  }

  static TrainingSteps silent(BooleanSupplier cancelled) {
    return new TrainingSteps(p -> {}, cancelled);
  }

  void check() {
    if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The training was cancelled");
    }
  }

  /** Says how far a step is, on the thread that trains; its end is always reported. */
  void report(String step, long done, long total) {
    check();
    long now = System.nanoTime();
    if (done == total || now - lastReport >= REPORT_NANOS) {
      lastReport = now;
      progress.onProgress(new Progress(step, done, total));
    }
  }
}
