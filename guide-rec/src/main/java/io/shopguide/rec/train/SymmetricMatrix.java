package io.shopguide.rec.train;

import java.util.Arrays;

/**
 * A dense symmetric matrix of which the lower triangle is kept: {@code 2 n (n + 1)} bytes. Not
 * thread-safe, but rows can be written by several threads at once.
 */
final class SymmetricMatrix {
  /*
   * The inverse is made in place by sweeping block after block of the diagonal (Goodnight: A
   * tutorial on the SWEEP operator, The American Statistician 33(3), 1979). With A_kk the block, D
   * its inverse and r the other rows:
   *
   *   A_rr <- A_rr - A_rk D A_kr,  A_rk <- A_rk D,  A_kk <- -D
   *
   * After all blocks the matrix is -A^-1. Of n^3 operations nearly all are in A_rr, where a pass
   * adds eight rows of the panel A_kr to a part of a row that stays in the first cache. Each entry
   * is written by one thread, in the order of the blocks, so threads change nothing.
   */
  private static final int BLOCK = 128;
  private static final int STRIP = 512; // columns; a panel's strip stays in the second cache
  private static final int UNROLLED = 8;
  private static final int ROWS_AT_ONCE = 32;

  private final float[][] rows;

  SymmetricMatrix(int size) {
    rows = new float[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = new float[i + 1];
    }
  }

  /** Heap that a matrix and its inversion take. */
  static long bytes(int size) {
    long panels = 2L * BLOCK * size * Float.BYTES;
    return 2L * size * (size + 1) + 16L * size + panels;
  }

  int size() {
    return rows.length;
  }

  /** The part of a row up to the diagonal, for reading and writing. */
  float[] lowerRow(int i) {
    return rows[i];
  }

  float get(int i, int j) {
    return i >= j ? rows[i][j] : rows[j][i];
  }

  /**
   * Replaces the matrix by its negative inverse.
   *
   * @throws ArithmeticException if the matrix is not positive definite
   */
  void negateInverse(Workers workers) {
    int blocks = (size() + BLOCK - 1) / BLOCK;
    int padded = (Math.min(BLOCK, size()) + UNROLLED - 1) / UNROLLED * UNROLLED;
    float[][] panel = new float[padded][size()];
    float[][] scaled = new float[padded][size()];
    for (int block = 0; block < blocks; block++) {
      workers.requireNotCancelled();
      sweep(block * BLOCK, Math.min(size(), (block + 1) * BLOCK), panel, scaled, workers);
      workers.report("inverting", block + 1, blocks);
    }
  }

  private void sweep(int from, int to, float[][] panel, float[][] scaled, Workers workers) {
    int width = to - from;
    double[][] inverse = invertedBlock(from, width);
    // Rows of zeros fill the panel up when the last block is narrower.
    workers.loop(panel.length, 4, (first, last) -> readPanel(from, width, first, last, panel));
    workers.loop(
        panel.length,
        4,
        (first, last) -> {
          for (int p = first; p < last; p++) {
            scale(p < width ? inverse[p] : null, panel, scaled[p]);
          }
        });
    workers.loop(
        size(), ROWS_AT_ONCE, (first, last) -> update(first, last, from, to, panel, scaled));
    for (int i = from; i < to; i++) {
      for (int j = from; j <= i; j++) {
        rows[i][j] = (float) -inverse[i - from][j - from];
      }
    }
  }

  /** Copies rows of the block over all columns, with zeros in the block's own columns. */
  private void readPanel(int from, int width, int first, int last, float[][] panel) {
    for (int p = first; p < last; p++) {
      float[] row = panel[p];
      if (p >= width) {
        Arrays.fill(row, 0);
        continue;
      }
      System.arraycopy(rows[from + p], 0, row, 0, from);
      Arrays.fill(row, from, from + width, 0);
      for (int j = from + width; j < size(); j++) {
        row[j] = rows[j][from + p];
      }
    }
  }

  private static void scale(double[] factors, float[][] panel, float[] sum) {
    Arrays.fill(sum, 0);
    if (factors == null) {
      return;
    }
    float[] weights = new float[panel.length];
    for (int q = 0; q < factors.length; q++) {
      weights[q] = (float) factors[q];
    }
    for (int q = 0; q < panel.length; q += UNROLLED) {
      addRows(sum, weights, q, panel, 0, sum.length);
    }
  }

  private void update(int first, int last, int from, int to, float[][] panel, float[][] scaled) {
    float[] weights = new float[panel.length];
    for (int strip = 0; strip < last; strip += STRIP) {
      for (int i = Math.max(first, strip); i < last; i++) {
        if (i >= from && i < to) {
          continue;
        }
        for (int p = 0; p < weights.length; p++) {
          weights[p] = -scaled[p][i];
        }
        int end = Math.min(i + 1, strip + STRIP);
        for (int p = 0; p < weights.length; p += UNROLLED) {
          addRows(rows[i], weights, p, panel, strip, end);
        }
      }
    }
    for (int i = Math.max(first, to); i < last; i++) {
      for (int p = 0; p < to - from; p++) {
        rows[i][from + p] = scaled[p][i];
      }
    }
    for (int i = Math.max(first, from); i < Math.min(last, to); i++) {
      System.arraycopy(scaled[i - from], 0, rows[i], 0, from);
    }
  }

  /** Adds eight weighted rows to columns of a sum: the loop in which the time is spent. */
  private static void addRows(
      float[] sum, float[] weights, int p, float[][] panel, int from, int to) {
    float[] r0 = panel[p];
    float[] r1 = panel[p + 1];
    float[] r2 = panel[p + 2];
    float[] r3 = panel[p + 3];
    float[] r4 = panel[p + 4];
    float[] r5 = panel[p + 5];
    float[] r6 = panel[p + 6];
    float[] r7 = panel[p + 7];
    float w0 = weights[p];
    float w1 = weights[p + 1];
    float w2 = weights[p + 2];
    float w3 = weights[p + 3];
    float w4 = weights[p + 4];
    float w5 = weights[p + 5];
    float w6 = weights[p + 6];
    float w7 = weights[p + 7];
    for (int j = from; j < to; j++) {
      float low =
          Math.fma(
              w0, r0[j], Math.fma(w1, r1[j], Math.fma(w2, r2[j], Math.fma(w3, r3[j], sum[j]))));
      sum[j] =
          Math.fma(w4, r4[j], Math.fma(w5, r5[j], Math.fma(w6, r6[j], Math.fma(w7, r7[j], low))));
    }
  }

  /** Inverts a block of the diagonal by sweeping its rows in double precision. */
  private double[][] invertedBlock(int from, int width) {
    double[][] block = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        block[i][j] = get(from + i, from + j);
      }
    }
    for (int k = 0; k < width; k++) {
      double pivot = block[k][k];
      if (!(pivot > 0)) {
        throw new ArithmeticException(
            "Row " + (from + k) + " depends on others; use a stronger penalty");
      }
      for (int i = 0; i < width; i++) {
        if (i != k) {
          double factor = block[i][k] / pivot;
          for (int j = 0; j < width; j++) {
            block[i][j] = j == k ? -factor : block[i][j] - factor * block[k][j];
          }
        }
      }
      for (int j = 0; j < width; j++) {
        block[k][j] = j == k ? 1 / pivot : block[k][j] / pivot;
      }
    }
    return block;
  }
}
