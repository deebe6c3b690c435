package io.shopguide.rec.train;

import io.shopguide.kg.build.BuildProgress.Progress;
import java.util.concurrent.CancellationException;

/** Reports how far a training is and ends a cancelled one. {@link #check} is thread-safe. */
final class TrainingSteps {
  private static final long REPORT_NANOS = 250_000_000;

  private final TrainingControl control;
  private long lastReport = System.nanoTime();

  TrainingSteps(TrainingControl control) {
    this.control = control;
  }

  void check() {
    if (control.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The training was cancelled");
    }
  }

  /** Says how far a step is, on the thread that trains; its end is always reported. */
  void report(String step, long done, long total) {
    check();
    long now = System.nanoTime();
    if (done == total || now - lastReport >= REPORT_NANOS) {
      lastReport = now;
      control.progress().onProgress(new Progress(step, done, total));
    }
  }
}
