package io.shopguide.query.tagger;

/**
 * Real numbers for each word of a sequence, for example the states of an encoder. Immutable as long
 * as the caller leaves the array alone, and then thread-safe.
 */
public final class TokenStates {
  private final int dimension;
  private final float[] values;

  private TokenStates(int dimension, float[] values) {
    this.dimension = dimension;
    this.values = values;
  }

  /**
   * Wraps an array, which is not copied.
   *
   * @param dimension number of values for each word, at least 1
   * @param values those of the first word, then of the second, and so on
   * @return the states
   * @throws IllegalArgumentException if {@code values} are not whole rows
   */
  public static TokenStates of(int dimension, float[] values) {
    if (dimension < 1 || values.length % dimension != 0) {
      throw new IllegalArgumentException(
          values.length + " values are not rows of " + dimension + " values");
    }
    return new TokenStates(dimension, values);
  }

  /**
   * Values for each word.
   *
   * @return at least 1
   */
  public int dimension() {
    return dimension;
  }

  /**
   * The greatest number of words it has values of.
   *
   * @return at least 0
   */
  public int words() {
    return values.length / dimension;
  }

  float[] values() {
    return values;
  }
}
