package io.shopguide.monitoring.drift;

import java.util.Arrays;

/**
 * ADWIN2: keeps a window of the latest values as long as no cut splits it into two parts whose
 * means differ by more than chance allows (Bifet and Gavaldà, "Learning from Time-Changing Data
 * with Adaptive Windowing", SDM 2007).
 *
 * <p>Takes O(1) a value, and O(log w) at every {@code clock}-th one; O(log w) memory for a window
 * of w values. Allocates nothing after its construction.
 *
 * <p>Not thread-safe; one per stream.
 */
public final class Adwin implements ChangeDetector {
  /*
   * Row r holds up to MAX_BUCKETS buckets of 2^r values each, the oldest first. Sums and sums of
   * squared differences from the bucket's mean lie row by row in two flat arrays. A row that
   * overflows hands its two oldest buckets, joined, to the row above.
   */
  private static final int MAX_BUCKETS = 5;
  private static final int SLOTS = MAX_BUCKETS + 1;
  private static final int ROWS = 60;
  private static final int LEAST_PART = 5;
  private static final int LEAST_WINDOW = 10;

  private final double delta;
  private final int clock;
  private final double[] sums = new double[ROWS * SLOTS];
  private final double[] squares = new double[ROWS * SLOTS];
  private final int[] sizes = new int[ROWS];
  private int rows;
  private long width;
  private double sum;
  private double square;
  private int ticks;

  /** Makes a detector with the confidence 0.002 that looks for cuts at every 32nd value. */
  public Adwin() {
    this(0.002, 32);
  }

  /**
   * Makes a detector.
   *
   * @param delta confidence of a cut, between 0 and 1; smaller means fewer alarms
   * @param clock number of values between two looks for cuts, at least 1; smaller means earlier
   *     alarms for more work
   * @throws IllegalArgumentException if either is out of range
   */
  public Adwin(double delta, int clock) {
    if (!(delta > 0 && delta < 1) || clock < 1) {
      throw new IllegalArgumentException(
          "ADWIN needs 0 < delta < 1 and a clock from 1 on, not " + delta + " and " + clock);
    }
    this.delta = delta;
    this.clock = clock;
    reset();
  }

  @Override
  public void reset() {
    Arrays.fill(sizes, 0);
    rows = 1;
    width = 0;
    sum = 0;
    square = 0;
    ticks = 0;
  }

  @Override
  public boolean add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("ADWIN takes finite numbers, not " + value);
    }
    if (width > 0) {
      double difference = value - sum / width;
      square += difference * difference * width / (width + 1);
    }
    sum += value;
    width++;
    append(value);
    ticks++;
    if (ticks < clock) {
      return false;
    }
    ticks = 0;
    if (width > LEAST_WINDOW && hasCut()) {
      reset();
      return true;
    }
    return false;
  }

  /**
   * Number of values in the window.
   *
   * @return at least 0
   */
  public long width() {
    return width;
  }

  /**
   * Mean of the window.
   *
   * @return 0 for an empty window
   */
  public double mean() {
    return width == 0 ? 0 : sum / width;
  }

  /**
   * Variance of the window, with the number of values as divisor.
   *
   * @return 0 for an empty window
   */
  public double variance() {
    return width == 0 ? 0 : square / width;
  }

  int buckets() {
    return Arrays.stream(sizes).sum();
  }

  private void append(double value) {
    double up = value;
    double upSquare = 0;
    for (int r = 0; ; r++) {
      int base = r * SLOTS;
      int slot = base + sizes[r]++;
      sums[slot] = up;
      squares[slot] = upSquare;
      rows = Math.max(rows, r + 1);
      if (sizes[r] <= MAX_BUCKETS) {
        return;
      }
      double size = size(r);
      double difference = (sums[base] - sums[base + 1]) / size;
      up = sums[base] + sums[base + 1];
      upSquare = squares[base] + squares[base + 1] + difference * difference * size / 2;
      sizes[r] -= 2;
      System.arraycopy(sums, base + 2, sums, base, sizes[r]);
      System.arraycopy(squares, base + 2, squares, base, sizes[r]);
    }
  }

  private static double size(int row) {
    return 1L << row;
  }

  private boolean hasCut() {
    double confidence = Math.log(2 * Math.log((double) width) / delta);
    double spread = 2 * variance() * confidence;
    double older = 0;
    double olderSum = 0;
    for (int row = rows - 1; row >= 0; row--) {
      double size = size(row);
      int base = row * SLOTS;
      for (int slot = base; slot < base + sizes[row]; slot++) {
        older += size;
        olderSum += sums[slot];
        double newer = width - older;
        if (newer < LEAST_PART) {
          return false;
        }
        if (older >= LEAST_PART) {
          double harmonic = 1 / (older - LEAST_PART + 1) + 1 / (newer - LEAST_PART + 1);
          double bound = Math.sqrt(spread * harmonic) + 2.0 / 3 * confidence * harmonic;
          if (Math.abs(olderSum / older - (sum - olderSum) / newer) > bound) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
