package io.shopguide.rec.vector;

/*
 * The sketch of a vector o is the signs of its rotated difference from the mean, r = R(o - c), and
 * two numbers. For a query q with t = q - lambda c, lambda = <q, c> / <c, c>:
 *
 *   <q, o> = <Rt, r> + lambda <c, o - c> + <q, c>,   <Rt, r> ~ <Rt, sign(r)> |r|^2 / |r|_1
 *
 * which has no bias, and whose error is below x |t| |r| tan(a) / sqrt(d - 1) but for the tail of a
 * normal distribution beyond x, where a is the angle between r and its signs (Gao and Long: RaBitQ,
 * SIGMOD 2024, theorem 3.2). That is x |t| sin(a) sqrt(d / (d - 1)) times the factor |r|^2 / |r|_1.
 * Rt is rounded to odd multiples of a step, -7 to 7, because each of them is
 * a sum of +-1, +-2 and +-4: then <Rt, sign(r)> is counting the bits in which the signs differ from
 * three bit planes, with no correction for the number of ones.
 *
 * Sketches lie in blocks, within a block word by word, so that one instruction handles the same
 * word of several vectors; HotSpot finds such loops over long[] by itself.
 */

/** One bit a dimension and two numbers for each of some vectors. Immutable and thread-safe. */
final class Sketches {
  /** Vectors in a block. */
  static final int BLOCK = 1024;

  /** Bits of a query's values. */
  static final int PLANES = 3;

  final int count;
  final int words;
  final Rotation rotation;
  final float[] mean;

  /** Signs: word {@code w} of vector {@code v} is at {@code (v / B * words + w) * B + v % B}. */
  final long[] bits;

  /** {@code |r|^2 / |r|_1} of each vector. */
  final HalfFloats scales;

  /** {@code <c, o - c>} of each vector. */
  final HalfFloats offsets;

  Sketches(
      int count,
      float[] mean,
      Rotation rotation,
      long[] bits,
      HalfFloats scales,
      HalfFloats offsets) {
    this.count = count;
    this.mean = mean;
    this.rotation = rotation;
    this.bits = bits;
    this.scales = scales;
    this.offsets = offsets;
    words = words(mean.length);
  }

  /** The number of words that the signs of a vector take. */
  static int words(int dimension) {
    return (dimension + Long.SIZE - 1) / Long.SIZE;
  }

  /** The number of vectors in whole blocks. */
  static int padded(int count) {
    return (count + BLOCK - 1) / BLOCK * BLOCK;
  }

  int blocks() {
    return padded(count) / BLOCK;
  }

  int dimension() {
    return mean.length;
  }

  /**
   * Adds to each sum the weighted number of bits in which one word of a block's vectors differs
   * from a query's.
   *
   * @param bits the signs
   * @param from the word of the block's first vector
   * @param planes the query's bit planes of that word, the lowest first
   * @param plane index of the first of them
   * @param sums one for each vector of the block
   */
  static void addDifferences(long[] bits, int from, long[] planes, int plane, int[] sums) {
    long ones = planes[plane];
    long twos = planes[plane + 1];
    long fours = planes[plane + 2];
    for (int v = 0; v < BLOCK; v++) {
      long signs = bits[from + v];
      sums[v] +=
          Long.bitCount(signs ^ ones)
              + (Long.bitCount(signs ^ twos) << 1)
              + (Long.bitCount(signs ^ fours) << 2);
    }
  }
}
