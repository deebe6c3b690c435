package io.shopguide.examples.quickstart;

import io.shopguide.kg.build.BuildProgress;
import java.io.PrintStream;

/** Prints how far a long build is, every few seconds. */
final class ProgressLines implements BuildProgress {
  private static final long INTERVAL_NANOS = 3_000_000_000L;

  private final PrintStream out;
  private long lastNanos = System.nanoTime();

  ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onProgress(Progress progress) {
    long now = System.nanoTime();
    if (now - lastNanos >= INTERVAL_NANOS && progress.total() > 0) {
      lastNanos = now;
      out.printf("  %s: %d %%%n", progress.step(), 100 * progress.done() / progress.total());
    }
  }
}
