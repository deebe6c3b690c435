package io.shopguide.monitoring;

/**
 * Hears from one candidate source, whose label was bound when the observer was made.
 *
 * <p>Thread-safe by contract.
 */
@FunctionalInterface
public interface CandidateObserver {

  /**
   * The source answered.
   *
   * @param count number of candidates it found, at least 0
   */
  void found(int count);
}
