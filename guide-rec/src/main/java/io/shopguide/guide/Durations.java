package io.shopguide.guide;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in bins an eighth of an octave wide, so that a quantile is off by at most an
 * eighth. Thread-safe.
 */
final class Durations {
  private static final int SUB_BITS = 3;
  private static final int SUBS = 1 << SUB_BITS;

  private final AtomicLongArray bins = new AtomicLongArray((Long.SIZE - 1) * SUBS);

  /** Adds a duration, at least 0. */
  void add(long nanos) {
    bins.incrementAndGet(bin(Math.max(SUBS, nanos)));
  }

  private static int bin(long nanos) {
    int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
    return octave * SUBS + (int) (nanos >>> (octave - SUB_BITS)) - SUBS;
  }

  /** The least duration of a bin. */
  private static long start(int bin) {
    int octave = bin / SUBS;
    return (long) (SUBS + bin % SUBS) << (octave - SUB_BITS);
  }

  long count() {
    long count = 0;
    for (int bin = 0; bin < bins.length(); bin++) {
      count += bins.get(bin);
    }
    return count;
  }

  /** What a share of the durations is shorter than, {@code Long.MAX_VALUE} without any. */
  long quantile(double share) {
    double rank = share * count();
    long below = 0;
    for (int bin = SUB_BITS * SUBS; bin < bins.length() - 1; bin++) {
      below += bins.get(bin);
      if (below >= rank && below > 0) {
        return start(bin + 1);
      }
    }
    return Long.MAX_VALUE;
  }
}
