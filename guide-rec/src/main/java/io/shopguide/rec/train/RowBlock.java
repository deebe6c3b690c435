package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemWriter;
import java.io.IOException;
import java.util.Arrays;

/** The rows of some products that follow each other. Not thread-safe; filled by one thread. */
final class RowBlock {
  /** Number of rows of a block; the last has fewer. */
  static final int ROWS = 1024;

  private final int[] counts;
  private int rows;
  private int[] neighbours = new int[ROWS];
  private float[] weights = new float[ROWS];
  private int size;

  RowBlock(int rows) {
    counts = new int[rows];
  }

  /** The number of blocks of a matrix. */
  static int blocks(int products) {
    return (products + ROWS - 1) / ROWS;
  }

  void add(int[] rowNeighbours, float[] rowWeights, int count) {
    if (size + count > neighbours.length) {
      int capacity = Math.max(size + count, 2 * neighbours.length);
      neighbours = Arrays.copyOf(neighbours, capacity);
      weights = Arrays.copyOf(weights, capacity);
    }
    System.arraycopy(rowNeighbours, 0, neighbours, size, count);
    System.arraycopy(rowWeights, 0, weights, size, count);
    size += count;
    counts[rows++] = count;
  }

  int rows() {
    return counts.length;
  }

  int count(int row) {
    return counts[row];
  }

  /** Number of entries of all rows. */
  int size() {
    return size;
  }

  int neighbour(int entry) {
    return neighbours[entry];
  }

  float weight(int entry) {
    return weights[entry];
  }

  /** Copies all entries to larger arrays, from a place on. */
  void copyTo(int[] allNeighbours, float[] allWeights, int at) {
    System.arraycopy(neighbours, 0, allNeighbours, at, size);
    System.arraycopy(weights, 0, allWeights, at, size);
  }

  void writeTo(ItemItemWriter writer) throws IOException {
    int from = 0;
    for (int count : counts) {
      writer.row(
          Arrays.copyOfRange(neighbours, from, from + count),
          Arrays.copyOfRange(weights, from, from + count),
          count);
      from += count;
    }
  }
}
