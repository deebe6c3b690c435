package io.shopguide.encoder;

import java.util.Arrays;

/**
 * What one pass of a {@link TokenEncoder} made of a text: a state for each word, and the vector of
 * the text. Immutable and thread-safe.
 */
public final class EncodedText {
  private final float[] rows; // a state for each sub-token
  private final int[] starts; // of each word, -1 behind the window
  private final int dimension;
  private final int last; // offset of the last layer within a state, -1 if it was not computed
  private final int width; // of a layer

  EncodedText(float[] rows, int[] starts, int dimension, int width, int last) {
    this.rows = rows;
    this.starts = starts;
    this.dimension = dimension;
    this.width = width;
    this.last = last;
  }

  /**
   * The states of the words: of the first sub-token of each.
   *
   * @param states receives a row of {@link TokenEncoder#dimension} values for each word; zeros for
   *     words behind the window
   * @throws IllegalArgumentException if it is too short
   */
  public void copyStates(float[] states) {
    if ((long) starts.length * dimension > states.length) {
      throw new IllegalArgumentException(
          starts.length
              + " words need "
              + (long) starts.length * dimension
              + " values, not "
              + states.length);
    }
    for (int i = 0; i < starts.length; i++) {
      int target = i * dimension;
      if (starts[i] < 0) {
        Arrays.fill(states, target, target + dimension, 0);
      } else {
        System.arraycopy(rows, starts[i] * dimension, states, target, dimension);
      }
    }
  }

  /**
   * The vector of the text: what the encoder of {@link TokenEncoder#text} makes of it.
   *
   * @param pooling how token states become one vector
   * @return a new array of Euclidean length 1
   * @throws IllegalStateException if the last layer is none of those that were computed
   */
  public float[] vector(Pooling pooling) {
    if (last < 0) {
      throw new IllegalStateException(
          "The states of the last layer were not computed; open the encoder with that layer, too");
    }
    return pooling.pool(rows, rows.length / dimension, last, width);
  }
}
