package io.shopguide.kg.build;

import java.util.concurrent.CancellationException;

/**
 * Reports progress a few times a second and notices cancellation. Looks at the clock and the
 * conditions only now and then. Not thread-safe; one per thread.
 */
final class ProgressMeter {
  private static final int TICKS_PER_LOOK = 64;
  private static final long NANOS_BETWEEN_REPORTS = 250_000_000;

  private final String step;
  private final long total;
  private final FeedOptions options;
  private int ticks;
  private long lastReport;

  ProgressMeter(String step, long total, FeedOptions options) {
    this.step = step;
    this.total = total;
    this.options = options;
    this.lastReport = options.nanoClock().getAsLong();
    requireNotCancelled();
  }

  void tick(long done) {
    if (++ticks < TICKS_PER_LOOK) {
      return;
    }
    ticks = 0;
    requireNotCancelled();
    long now = options.nanoClock().getAsLong();
    if (now - lastReport >= NANOS_BETWEEN_REPORTS) {
      lastReport = now;
      report(done);
    }
  }

  void finish(long done) {
    requireNotCancelled();
    report(done);
  }

  private void report(long done) {
    options.progress().onProgress(new BuildProgress.Progress(step, done, total));
  }

  private void requireNotCancelled() {
    if (options.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Cancelled while " + step);
    }
  }
}
