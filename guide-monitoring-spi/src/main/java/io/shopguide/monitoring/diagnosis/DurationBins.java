package io.shopguide.monitoring.diagnosis;

/**
 * Bins of durations, four to an octave, from 128 ns to 137 s; what is shorter or longer is in the
 * outermost ones.
 */
final class DurationBins {
  private static final int FIRST_OCTAVE = 7;
  private static final int OCTAVES = 30;

  /** Number of bins. */
  static final int SIZE = 4 * OCTAVES;

  private DurationBins() {}

  /** The bin of a duration in nanoseconds. */
  static int bin(long nanos) {
    if (nanos < 1L << FIRST_OCTAVE) {
      return 0;
    }
    int octave = 63 - Long.numberOfLeadingZeros(nanos);
    int quarter = (int) (nanos >>> (octave - 2)) & 3;
    return Math.min(SIZE - 1, 4 * (octave - FIRST_OCTAVE) + quarter);
  }

  /** The least duration of a bin in nanoseconds. */
  static double edge(int bin) {
    return Math.scalb(1 + bin % 4 / 4.0, FIRST_OCTAVE + bin / 4);
  }

  /** What stands for the durations of a bin, in nanoseconds. */
  static double middle(int bin) {
    return (edge(bin) + edge(bin + 1)) / 2;
  }
}
