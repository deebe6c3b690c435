package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemMatrix;

/**
 * Puts the rows of an item-item matrix together, whichever thread finds them. Each row is set once;
 * different rows may be set by different threads.
 */
final class RowCollector {
  private final int[][] neighbours;
  private final float[][] weights;

  RowCollector(int products) {
    neighbours = new int[products][];
    weights = new float[products][];
  }

  void set(int product, int[] row, float[] rowWeights) {
    neighbours[product] = row;
    weights[product] = rowWeights;
  }

  ItemItemMatrix matrix() {
    int[] offsets = new int[neighbours.length + 1];
    for (int i = 0; i < neighbours.length; i++) {
      offsets[i + 1] = Math.addExact(offsets[i], neighbours[i].length);
    }
    int[] allNeighbours = new int[offsets[neighbours.length]];
    float[] allWeights = new float[allNeighbours.length];
    for (int i = 0; i < neighbours.length; i++) {
      System.arraycopy(neighbours[i], 0, allNeighbours, offsets[i], neighbours[i].length);
      System.arraycopy(weights[i], 0, allWeights, offsets[i], weights[i].length);
    }
    return new ItemItemMatrix(offsets, allNeighbours, allWeights);
  }
}
