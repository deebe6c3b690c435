package io.shopguide.kg.query;

import java.util.Arrays;

/**
 * Memory that the queries of one thread use one after the other: counters with a place for every
 * term, all zero between queries, and lists of the places that are not. It outlives the views it is
 * used with and grows with their number of terms.
 *
 * <p>Takes at most 16 bytes per term, each part from the first query that needs it on. Not
 * thread-safe; one per thread.
 */
public final class QueryScratch {
  private static final int FIRST_CAPACITY = 1024;

  private int[] counters = new int[0];
  private int[] moreCounters = new int[0];
  private double[] sums = new double[0];
  private boolean countersAreLent;
  private boolean moreCountersAreLent;
  private boolean sumsAreLent;
  private int[] touched = new int[FIRST_CAPACITY];

  /** Makes scratch memory that is still empty. */
  public QueryScratch() {}

  /**
   * How much memory is held.
   *
   * @return bytes, about
   */
  public long ramBytesUsed() {
    long ints = (long) counters.length + moreCounters.length + touched.length;
    return 4 * Long.BYTES + Integer.BYTES * ints + (long) Double.BYTES * sums.length;
  }

  /**
   * Lends counters that are all zero. A query that fails does not give them back; then the next one
   * gets new ones.
   */
  int[] lendCounters(int size) {
    if (countersAreLent || counters.length < size) {
      counters = new int[size];
    }
    countersAreLent = true;
    return counters;
  }

  /** Takes back counters that are all zero again. */
  void takeCounters() {
    countersAreLent = false;
  }

  int[] lendMoreCounters(int size) {
    if (moreCountersAreLent || moreCounters.length < size) {
      moreCounters = new int[size];
    }
    moreCountersAreLent = true;
    return moreCounters;
  }

  void takeMoreCounters() {
    moreCountersAreLent = false;
  }

  double[] lendSums(int size) {
    if (sumsAreLent || sums.length < size) {
      sums = new double[size];
    }
    sumsAreLent = true;
    return sums;
  }

  void takeSums() {
    sumsAreLent = false;
  }

  /** A list of anything, not cleared. */
  int[] list() {
    return touched;
  }

  /** The same list with room for more. */
  int[] list(int capacity) {
    if (touched.length < capacity) {
      touched = Arrays.copyOf(touched, Math.max(capacity, 2 * touched.length));
    }
    return touched;
  }
}
