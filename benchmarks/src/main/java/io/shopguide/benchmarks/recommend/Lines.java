package io.shopguide.benchmarks.recommend;

import io.shopguide.kg.build.BuildProgress;
import java.io.PrintStream;

/** Prints a line for each tenth of a step. Not thread-safe; one per training. */
final class Lines implements BuildProgress {
  private static final int PARTS = 10;

  private final PrintStream out;
  private String lastStep = "";
  private int lastPart;

  Lines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onProgress(Progress progress) {
    int part = (int) (PARTS * progress.done() / Math.max(1, progress.total()));
    if (!progress.step().equals(lastStep) || part != lastPart) {
      out.printf("%s: %,d of %,d%n", progress.step(), progress.done(), progress.total());
      lastStep = progress.step();
      lastPart = part;
    }
  }
}
