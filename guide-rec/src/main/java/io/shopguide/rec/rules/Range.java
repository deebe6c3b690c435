package io.shopguide.rec.rules;

/**
 * Numbers from a least to a greatest one, both included. Immutable and thread-safe.
 *
 * @param min the least, negative infinity for none
 * @param max the greatest, infinity for none
 */
public record Range(double min, double max) {
  /**
   * Makes a range.
   *
   * @throws IllegalArgumentException if it holds no number
   */
  public Range {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "min " + min + " is above max " + max + "; give a range that holds a number");
    }
  }

  /**
   * Whether a number lies in the range.
   *
   * @param value a number, or NaN for none
   * @return false for NaN
   */
  public boolean contains(double value) {
    return min <= value && value <= max;
  }
}
