package io.shopguide.rec.vector;

import java.util.Arrays;

/**
 * Makes the sketches of vectors whose mean is known. Different vectors may be added by different
 * threads if no block is shared.
 */
final class Sketcher {
  private final int count;
  private final float[] mean;
  private final Rotation rotation;
  private final int words;
  private final long[] bits;
  private final float[] scales;
  private final float[] offsets;

  Sketcher(int count, float[] mean, Rotation rotation) {
    this.count = count;
    this.mean = mean;
    this.rotation = rotation;
    words = Sketches.words(mean.length);
    int padded = Sketches.padded(count);
    bits = new long[padded * words];
    scales = new float[padded];
    offsets = new float[padded];
  }

  /**
   * Sketches a vector.
   *
   * @param id its id
   * @param vector the vector
   * @param residual scratch of a word's length times the number of words
   * @return the sine of the angle between the rotated difference and its signs
   */
  double set(int id, float[] vector, float[] residual) {
    double offset = 0;
    for (int d = 0; d < mean.length; d++) {
      residual[d] = vector[d] - mean[d];
      offset += mean[d] * (double) residual[d];
    }
    Arrays.fill(residual, mean.length, residual.length, 0);
    rotation.apply(residual);
    double squares = 0;
    double sum = 0;
    int at = id / Sketches.BLOCK * words * Sketches.BLOCK + id % Sketches.BLOCK;
    for (int word = 0; word < words; word++) {
      long signs = 0;
      for (int bit = 0; bit < Long.SIZE; bit += 2) {
        float even = residual[word * Long.SIZE + bit];
        float odd = residual[word * Long.SIZE + bit + 1];
        signs |= (even > 0 ? 1L : 0L) << bit | (odd > 0 ? 2L : 0L) << bit;
        squares += even * (double) even + odd * (double) odd;
        sum += Math.abs(even) + (double) Math.abs(odd);
      }
      bits[at + word * Sketches.BLOCK] = signs;
    }
    offsets[id] = (float) offset;
    if (!(sum > 0)) {
      return 0;
    }
    scales[id] = (float) (squares / sum);
    return Math.sqrt(Math.max(0, 1 - sum * sum / (residual.length * squares)));
  }

  /** The sketches of all vectors, after the last. */
  Sketches sketches() {
    return new Sketches(count, mean, rotation, bits, HalfFloats.of(scales), HalfFloats.of(offsets));
  }
}
