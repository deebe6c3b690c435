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

  /**
   * The Walsh-Hadamard transform, not normalized, of a power of two of values: three steps at a
   * time while there are three, which spares memory most of its work.
   */
  private static void transform(float[] v, int start, int length) {
    int half = 1;
    for (; 8 * half <= length; half *= 8) {
      for (int group = start; group < start + length; group += 8 * half) {
        for (int i = group; i < group + half; i++) {
          transformEight(v, i, half);
        }
      }
    }
    for (; half < length; half *= 2) {
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

  private static void transformEight(float[] v, int i, int by) {
    float a0 = v[i] + v[i + by];
    float a1 = v[i] - v[i + by];
    float a2 = v[i + 2 * by] + v[i + 3 * by];
    float a3 = v[i + 2 * by] - v[i + 3 * by];
    float a4 = v[i + 4 * by] + v[i + 5 * by];
    float a5 = v[i + 4 * by] - v[i + 5 * by];
    float a6 = v[i + 6 * by] + v[i + 7 * by];
    float a7 = v[i + 6 * by] - v[i + 7 * by];
    float b0 = a0 + a2;
    float b1 = a1 + a3;
    float b2 = a0 - a2;
    float b3 = a1 - a3;
    float b4 = a4 + a6;
    float b5 = a5 + a7;
    float b6 = a4 - a6;
    float b7 = a5 - a7;
    v[i] = b0 + b4;
    v[i + by] = b1 + b5;
    v[i + 2 * by] = b2 + b6;
    v[i + 3 * by] = b3 + b7;
    v[i + 4 * by] = b0 - b4;
    v[i + 5 * by] = b1 - b5;
    v[i + 6 * by] = b2 - b6;
    v[i + 7 * by] = b3 - b7;
  }
}
