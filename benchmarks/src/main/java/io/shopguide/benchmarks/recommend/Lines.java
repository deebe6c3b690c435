package io.shopguide.benchmarks.recommend;

import io.shopguide.rec.train.TrainingProgress;
import java.io.PrintStream;

/** Prints a line for each tenth of a step. Not thread-safe; one per training. */
final class Lines implements TrainingProgress {
  private static final int PARTS = 10;

  private final PrintStream out;
  private String lastStep = "";
  private int lastPart;

  Lines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onProgress(String step, int done, int total) {
    int part = (int) ((long) PARTS * done / Math.max(1, total));
    if (!step.equals(lastStep) || part != lastPart) {
      out.printf("%s: %,d of %,d%n", step, done, total);
      lastStep = step;
      lastPart = part;
    }
  }
}
