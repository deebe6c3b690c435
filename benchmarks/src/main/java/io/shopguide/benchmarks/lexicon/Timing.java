package io.shopguide.benchmarks.lexicon;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Times an operation on each of some texts, in rounds; the figures are medians over the rounds, so
 * that one disturbed round does not count. Not thread-safe; one per peer.
 */
final class Timing {
  private final List<String> texts;
  private final Consumer<String> operation;
  private final double[] p50;
  private final double[] p99;
  private int round;

  Timing(List<String> texts, Consumer<String> operation, int rounds) {
    this.texts = texts;
    this.operation = operation;
    p50 = new double[rounds];
    p99 = new double[rounds];
  }

  void warmUp(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      texts.forEach(operation);
    } while (System.nanoTime() < end);
  }

  /**
   * Takes one round; the first pass over the texts brings the peer's memory back into the caches.
   */
  void measure() {
    texts.forEach(operation);
    long[] nanos = new long[texts.size()];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      operation.accept(texts.get(i));
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    p50[round] = nanos[nanos.length / 2];
    p99[round++] = nanos[nanos.length * 99 / 100];
  }

  void addTo(JsonObject figures) {
    figures.addProperty("p50_us", median(p50));
    figures.addProperty("p99_us", median(p99));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Math.rint(sorted[sorted.length / 2]) / 1e3;
  }
}
