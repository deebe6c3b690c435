package io.shopguide.benchmarks.training;

import io.shopguide.kg.build.BuildProgress.Progress;
import java.io.PrintStream;

/** Prints a step now and then. Not thread-safe; one per run. */
final class StepPrinter {
  private static final long EVERY_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private String step = "";
  private long last;

  StepPrinter(PrintStream out) {
    this.out = out;
  }

  void print(Progress progress) {
    long now = System.nanoTime();
    if (!progress.step().equals(step) || now - last >= EVERY_NANOS) {
      step = progress.step();
      last = now;
      out.println(step + " " + progress.done() + " of " + progress.total());
    }
  }
}
