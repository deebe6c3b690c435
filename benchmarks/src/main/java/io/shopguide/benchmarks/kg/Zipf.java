package io.shopguide.benchmarks.kg;

import java.util.Arrays;
import java.util.Random;

/**
 * Draws numbers with Zipf-Mandelbrot frequencies: the number of rank k (from 1) with a weight of
 * {@code 1 / (k + shift) ^ exponent}. Which number has which rank is drawn once. {@link StrictMath}
 * makes the numbers the same on every machine. Not thread-safe; one per thread.
 */
final class Zipf {
  private final double[] cumulated;
  private final int[] numberOfRank;
  private final Random random;

  /**
   * Draws the ranks.
   *
   * @param size the numbers are 0 to size - 1
   * @param exponent how uneven the frequencies are
   * @param shift how even the most frequent ones are among each other
   * @param random source of the ranks and of the numbers
   */
  Zipf(int size, double exponent, double shift, Random random) {
    this.random = random;
    cumulated = new double[size];
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += 1 / StrictMath.pow(i + 1 + shift, exponent);
      cumulated[i] = total;
    }
    for (int i = 0; i < size; i++) {
      cumulated[i] /= total;
    }
    numberOfRank = new int[size];
    Arrays.setAll(numberOfRank, i -> i);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = numberOfRank[i];
      numberOfRank[i] = numberOfRank[j];
      numberOfRank[j] = swapped;
    }
  }

  /** Draws a number. */
  int next() {
    int found = Arrays.binarySearch(cumulated, random.nextDouble());
    int rank = found < 0 ? -found - 1 : found;
    return numberOfRank[Math.min(rank, numberOfRank.length - 1)];
  }
}
