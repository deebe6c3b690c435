package io.shopguide.monitoring.drift;

/**
 * The test of Page and Hinkley for a rise of the mean: sums up how far values lie above the mean so
 * far, forgets slowly, and alarms at a threshold (Page, "Continuous Inspection Schemes", Biometrika
 * 1954). To watch for a fall, feed it the negated values. O(1) time and memory.
 *
 * <p>Not thread-safe; one per stream.
 */
public final class PageHinkley implements ChangeDetector {
  private static final int LEAST_VALUES = 29;
  private static final double KEPT = 1 - 0.0001;

  private final double tolerance;
  private final double threshold;
  private long count;
  private double mean;
  private double excess;

  /** Makes a detector with a tolerance of 0.005 and a threshold of 50. */
  public PageHinkley() {
    this(0.005, 50);
  }

  /**
   * Makes a detector.
   *
   * @param tolerance rise of the mean that is no change, at least 0, in units of the values
   * @param threshold summed excess that is one, above 0, in units of the values
   * @throws IllegalArgumentException if either is out of range
   */
  public PageHinkley(double tolerance, double threshold) {
    if (!(tolerance >= 0 && threshold > 0)) {
      throw new IllegalArgumentException(
          "Page-Hinkley needs a tolerance from 0 on and a threshold above 0, not "
              + tolerance
              + " and "
              + threshold);
    }
    this.tolerance = tolerance;
    this.threshold = threshold;
  }

  @Override
  public boolean add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Page-Hinkley takes finite numbers, not " + value);
    }
    count++;
    mean += (value - mean) / count;
    excess = Math.max(0, KEPT * excess + (value - mean - tolerance));
    if (count >= LEAST_VALUES && excess >= threshold) {
      reset();
      return true;
    }
    return false;
  }

  @Override
  public void reset() {
    count = 0;
    mean = 0;
    excess = 0;
  }
}
