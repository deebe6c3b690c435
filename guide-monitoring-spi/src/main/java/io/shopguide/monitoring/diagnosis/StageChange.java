package io.shopguide.monitoring.diagnosis;

import io.shopguide.monitoring.Stage;

/**
 * How a stage's own time differs from the reference. Immutable and thread-safe.
 *
 * @param stage the stage
 * @param referenceNanos mean duration of a run in the reference, in nanoseconds
 * @param nanos mean duration of a run now, in nanoseconds
 * @param referenceRuns runs for each request in the reference
 * @param runs runs for each request now
 */
public record StageChange(
    Stage stage, double referenceNanos, double nanos, double referenceRuns, double runs) {

  /**
   * How much longer a run takes.
   *
   * @return 1 for no change
   */
  public double ratio() {
    return nanos / referenceNanos;
  }

  /**
   * How much longer the stage makes a request.
   *
   * @return nanoseconds, negative if it takes less
   */
  public double changeNanos() {
    return nanos * runs - referenceNanos * referenceRuns;
  }
}
