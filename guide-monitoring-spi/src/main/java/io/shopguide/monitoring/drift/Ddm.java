package io.shopguide.monitoring.drift;

/**
 * DDM: alarms when the rate of errors lies three standard deviations above the lowest it had (Gama,
 * Medas, Castillo and Rodrigues, "Learning with Drift Detection", SBIA 2004). O(1) time and memory.
 *
 * <p>Not thread-safe; one per stream.
 */
public final class Ddm implements ChangeDetector {
  private static final int LEAST_VALUES = 30;
  private static final double ALARM_DEVIATIONS = 3;

  private long count;
  private double rate;
  private double lowestRate;
  private double lowestDeviation;

  /** Makes a detector. */
  public Ddm() {
    reset();
  }

  /**
   * Takes the next outcome.
   *
   * @param error 1 for an error, 0 for none, or a degree between them
   * @return whether the rate of errors rose
   * @throws IllegalArgumentException if the value is not between 0 and 1
   */
  @Override
  public boolean add(double error) {
    if (!(error >= 0 && error <= 1)) {
      throw new IllegalArgumentException("DDM takes errors between 0 and 1, not " + error);
    }
    count++;
    rate += (error - rate) / count;
    if (count <= LEAST_VALUES) {
      return false;
    }
    double deviation = Math.sqrt(Math.max(0, rate * (1 - rate)) / count);
    if (rate + deviation <= lowestRate + lowestDeviation) {
      lowestRate = rate;
      lowestDeviation = deviation;
    }
    if (rate + deviation > lowestRate + ALARM_DEVIATIONS * lowestDeviation) {
      reset();
      return true;
    }
    return false;
  }

  @Override
  public void reset() {
    count = 0;
    rate = 0;
    lowestRate = Double.POSITIVE_INFINITY;
    lowestDeviation = 0;
  }
}
