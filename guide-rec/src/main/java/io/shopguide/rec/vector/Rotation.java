package io.shopguide.rec.vector;

import java.util.SplittableRandom;

/**
 * A random rotation: after it no dimension says more than another, whatever the vectors were.
 *
 * <p>Rounds of random signs and a Walsh-Hadamard transform, which takes {@code O(d log d)} where a
 * matrix takes {@code O(d^2)}. The transform covers a power of two; where the dimension is none,
 * the rounds cover its start and its end in turns. Ailon and Chazelle: The fast
 * Johnson-Lindenstrauss transform, SIAM J. Comput. 39(1), 2009; the turns as in the library of
 * RaBitQ.
 *
 * <p>Immutable and thread-safe.
 */
final class Rotation {
  private static final int ROUNDS = 4;

  private final int dimension;
  private final int window;

  /** Random signs of each round, times the scale of the transform where it is applied. */
  private final float[][] signs;

  /**
   * Makes a rotation.
   *
   * @param dimension a positive multiple of 64
   * @param seed of the signs
   */
  Rotation(int dimension, long seed) {
    this.dimension = dimension;
    window = Integer.highestOneBit(dimension);
    SplittableRandom random = new SplittableRandom(seed);
    float scale = (float) (1 / Math.sqrt(window));
    signs = new float[ROUNDS][dimension];
    for (int round = 0; round < ROUNDS; round++) {
      for (int d = 0; d < dimension; d++) {
        boolean transformed = d >= start(round) && d < start(round) + window;
        signs[round][d] = (random.nextInt(2) * 2 - 1) * (transformed ? scale : 1);
      }
    }
  }

  /** Rotates a vector of the padded dimension in place. */
  void apply(float[] vector) {
    for (int round = 0; round < ROUNDS; round++) {
      float[] sign = signs[round];
      for (int d = 0; d < dimension; d++) {
        vector[d] *= sign[d];
      }
      transform(vector, start(round), window);
    }
  }

  private int start(int round) {
    return round % 2 == 0 ? 0 : dimension - window;
  }

  /** The Walsh-Hadamard transform, not normalized, of a power of two of at least 8 values. */
  private static void transform(float[] v, int start, int length) {
    for (int i = start; i < start + length; i += 8) {
      transformEight(v, i);
    }
    for (int half = 8; half < length; half *= 2) {
      for (int group = start; group < start + length; group += 2 * half) {
        for (int i = group; i < group + half; i++) {
          float a = v[i];
          float b = v[i + half];
          v[i] = a + b;
          v[i + half] = a - b;
        }
      }
    }
  }

  private static void transformEight(float[] v, int i) {
    float a0 = v[i] + v[i + 1];
    float a1 = v[i] - v[i + 1];
    float a2 = v[i + 2] + v[i + 3];
    float a3 = v[i + 2] - v[i + 3];
    float a4 = v[i + 4] + v[i + 5];
    float a5 = v[i + 4] - v[i + 5];
    float a6 = v[i + 6] + v[i + 7];
    float a7 = v[i + 6] - v[i + 7];
    float b0 = a0 + a2;
    float b1 = a1 + a3;
    float b2 = a0 - a2;
    float b3 = a1 - a3;
    float b4 = a4 + a6;
    float b5 = a5 + a7;
    float b6 = a4 - a6;
    float b7 = a5 - a7;
    v[i] = b0 + b4;
    v[i + 1] = b1 + b5;
    v[i + 2] = b2 + b6;
    v[i + 3] = b3 + b7;
    v[i + 4] = b0 - b4;
    v[i + 5] = b1 - b5;
    v[i + 6] = b2 - b6;
    v[i + 7] = b3 - b7;
  }
}
