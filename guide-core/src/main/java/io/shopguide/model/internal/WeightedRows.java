package io.shopguide.model.internal;

/**
 * Sums of rows of weights, each row times a factor: the product of a vector and a matrix whose rows
 * are short. Stateless and thread-safe.
 */
public final class WeightedRows {
  /*
   * Rows have some tens of values, too few for one loop over each to pay: eight rows at a time
   * load and store the sum once, and leave the compiler a loop worth turning into vectors.
   */
  private static final int BLOCK = 8;

  private WeightedRows() {}

  /**
   * Adds rows to a sum, in single precision.
   *
   * @param rows one after the other, each as long as the sum
   * @param factors of the rows
   * @param from place of the first row's factor
   * @param count number of rows
   * @param width length of a row
   * @param sum added to in its first {@code width} places
   */
  public static void add(
      float[] rows, float[] factors, int from, int count, int width, float[] sum) {
    int row = 0;
    for (; row + BLOCK <= count; row += BLOCK) {
      addBlock(rows, factors, from + row, row * width, width, sum);
    }
    for (; row < count; row++) {
      float factor = factors[from + row];
      int start = row * width;
      for (int i = 0; i < width; i++) {
        sum[i] += factor * rows[start + i];
      }
    }
  }

  private static void addBlock(
      float[] rows, float[] factors, int at, int start, int width, float[] sum) {
    float f0 = factors[at];
    float f1 = factors[at + 1];
    float f2 = factors[at + 2];
    float f3 = factors[at + 3];
    float f4 = factors[at + 4];
    float f5 = factors[at + 5];
    float f6 = factors[at + 6];
    float f7 = factors[at + 7];
    for (int i = 0; i < width; i++) {
      int r = start + i;
      sum[i] +=
          f0 * rows[r]
              + f1 * rows[r + width]
              + f2 * rows[r + 2 * width]
              + f3 * rows[r + 3 * width]
              + f4 * rows[r + 4 * width]
              + f5 * rows[r + 5 * width]
              + f6 * rows[r + 6 * width]
              + f7 * rows[r + 7 * width];
    }
  }
}
