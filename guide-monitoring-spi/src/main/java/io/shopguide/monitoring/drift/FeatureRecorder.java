package io.shopguide.monitoring.drift;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts the values of one feature for a {@link DriftMonitor}, in O(1) for most values and without
 * allocation.
 *
 * <p>One made by {@link DriftMonitor#recorder} is not thread-safe; one per thread. One made by
 * {@link DriftMonitor#sharedRecorder} is thread-safe and somewhat slower.
 */
public final class FeatureRecorder {
  /*
   * Counts only ever grow: the monitor reads them and remembers what it has seen, so no value gets
   * lost between a window and the next. Opaque access keeps a count whole and visible in the end.
   */
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  /** Longs on both sides of the counts of a stripe, so that stripes share no cache line. */
  private static final int PADDING = 16;

  private final ReferenceHistogram reference;
  private final long[][] stripes;
  private final boolean shared;

  FeatureRecorder(ReferenceHistogram reference, int stripes) {
    this.reference = reference;
    this.shared = stripes > 1;
    this.stripes = new long[stripes][reference.bins() + 2 * PADDING];
  }

  /**
   * Counts a number.
   *
   * @param value any number, NaN for a missing one
   * @throws IllegalStateException if the feature is categorical
   */
  public void record(double value) {
    count(reference.bin(value));
  }

  /**
   * Counts a category.
   *
   * @param category any text, {@code null} for a missing one; it is not kept
   * @throws IllegalStateException if the feature is numeric
   */
  public void record(String category) {
    count(reference.bin(category));
  }

  /**
   * Counts a value whose bin is known.
   *
   * @param bin a bin of the reference
   * @throws IndexOutOfBoundsException if there is no such bin
   */
  public void recordBin(int bin) {
    if (bin < 0 || bin >= reference.bins()) {
      throw new IndexOutOfBoundsException("No bin " + bin + " of '" + reference.feature() + "'");
    }
    count(bin);
  }

  private void count(int bin) {
    int index = bin + PADDING;
    if (shared) {
      long thread = Thread.currentThread().threadId();
      COUNT.getAndAdd(stripes[(int) (thread & (stripes.length - 1))], index, 1L);
    } else {
      long[] counts = stripes[0];
      COUNT.setOpaque(counts, index, (long) COUNT.getOpaque(counts, index) + 1);
    }
  }

  /** Adds the counts so far to {@code target}. */
  void addTo(long[] target) {
    for (long[] stripe : stripes) {
      for (int bin = 0; bin < target.length; bin++) {
        target[bin] += (long) COUNT.getOpaque(stripe, bin + PADDING);
      }
    }
  }
}
