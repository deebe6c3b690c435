package io.shopguide.monitoring.drift;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

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

  /** Longs on both sides of a stripe's counts, so that stripes share no cache line. */
  private static final int PADDING = 16;

  private final ReferenceHistogram reference;
  private final BinLayout layout;
  private final long[][] stripes;
  private final int first;
  private final boolean shared;

  private FeatureRecorder(ReferenceHistogram reference, long[][] stripes, int first) {
    this.reference = reference;
    this.layout = reference.layout();
    this.stripes = stripes;
    this.first = first;
    this.shared = stripes.length > 1;
  }

  /** Makes a recorder for one thread. */
  static FeatureRecorder ofOneThread(ReferenceHistogram reference) {
    return new FeatureRecorder(reference, new long[1][reference.bins() + 2 * PADDING], PADDING);
  }

  /**
   * Makes recorders for all threads, whose counts lie side by side: what records several features
   * of a request touches few cache lines.
   *
   * @param stripes number of copies of the counts, a power of two from 2 on
   */
  static List<FeatureRecorder> ofAllThreads(List<ReferenceHistogram> references, int stripes) {
    int bins = references.stream().mapToInt(ReferenceHistogram::bins).sum();
    long[][] counts = new long[stripes][bins + 2 * PADDING];
    List<FeatureRecorder> recorders = new ArrayList<>();
    int first = PADDING;
    for (ReferenceHistogram reference : references) {
      recorders.add(new FeatureRecorder(reference, counts, first));
      first += reference.bins();
    }
    return recorders;
  }

  /**
   * Counts a number.
   *
   * @param value any number, NaN for a missing one
   * @throws IllegalStateException if the feature is categorical
   */
  public void record(double value) {
    count(layout instanceof NumericBins numeric ? numeric.bin(value) : reference.bin(value));
  }

  /**
   * Counts a category.
   *
   * @param category any text, {@code null} for a missing one; it is not kept
   * @throws IllegalStateException if the feature is numeric
   */
  public void record(String category) {
    count(
        layout instanceof CategoricalBins categorical
            ? categorical.bin(category)
            : reference.bin(category));
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
    int index = first + bin;
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
        target[bin] += (long) COUNT.getOpaque(stripe, first + bin);
      }
    }
  }
}
