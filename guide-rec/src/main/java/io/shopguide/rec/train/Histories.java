package io.shopguide.rec.train;

import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * The products of each shopper in order of time, on the heap or in a mapped file. An event is an
 * int: the product in the low 24 bits, its weight as 1 to 255 in the high 8. Immutable and
 * thread-safe.
 */
final class Histories {
  static final int PRODUCT_BITS = 24;
  static final int MAX_PRODUCTS = 1 << PRODUCT_BITS;
  static final int FULL_WEIGHT = 255;
  private static final int PRODUCT_MASK = MAX_PRODUCTS - 1;

  private final IntBuffer starts;
  private final IntBuffer events;

  /**
   * Keeps the buffers.
   *
   * @param starts place of each shopper's first event, and the end of the last
   * @param events shopper by shopper
   */
  Histories(IntBuffer starts, IntBuffer events) {
    this.starts = starts;
    this.events = events;
  }

  /** Takes lists of distinct products, each with the full weight. */
  static Histories of(int[][] histories, int products) {
    int[] starts = new int[histories.length + 1];
    for (int shopper = 0; shopper < histories.length; shopper++) {
      starts[shopper + 1] = Math.addExact(starts[shopper], histories[shopper].length);
    }
    int[] events = new int[starts[histories.length]];
    for (int shopper = 0; shopper < histories.length; shopper++) {
      int[] history = histories[shopper];
      int[] sorted = history.clone();
      Arrays.sort(sorted);
      for (int i = 0; i < history.length; i++) {
        if (sorted[i] < 0 || sorted[i] >= products || (i > 0 && sorted[i] == sorted[i - 1])) {
          throw new IllegalArgumentException(
              "Product " + sorted[i] + " of history " + shopper + " is none or stands there twice");
        }
        events[starts[shopper] + i] = event(history[i], FULL_WEIGHT);
      }
    }
    return new Histories(IntBuffer.wrap(starts), IntBuffer.wrap(events));
  }

  static int event(int product, int weight) {
    return product | weight << PRODUCT_BITS;
  }

  static int product(int event) {
    return event & PRODUCT_MASK;
  }

  /** The weight of an event, 1 to 255. */
  static int weight(int event) {
    return event >>> PRODUCT_BITS;
  }

  int shoppers() {
    return starts.limit() - 1;
  }

  int size() {
    return events.limit();
  }

  /** The place of a shopper's first event. */
  int start(int shopper) {
    return starts.get(shopper);
  }

  int event(int place) {
    return events.get(place);
  }
}
