package io.shopguide.monitoring.drift;

/**
 * Watches a stream of numbers for a change, in small constant memory and without a reference. Equal
 * streams give equal alarms.
 *
 * <p>Not thread-safe; one per stream, fed by one thread at a time.
 */
public sealed interface ChangeDetector permits Adwin, Ddm, PageHinkley {

  /**
   * Takes the next value. After an alarm the detector starts anew with the next value.
   *
   * @param value a finite number
   * @return whether the stream changed
   * @throws IllegalArgumentException if the value is not one the detector takes
   */
  boolean add(double value);

  /** Forgets all values. */
  void reset();
}
