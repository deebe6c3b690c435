package io.shopguide.rec;

/** Rows in arrays, their weights as they were given. Immutable and thread-safe. */
final class FloatRows implements ItemItemRows {
  private final int[] offsets;
  private final int[] neighbours;
  private final float[] weights;

  /**
   * Checks and keeps the arrays.
   *
   * @throws IllegalArgumentException if they do not fit together or a weight is out of range
   */
  FloatRows(int[] offsets, int[] neighbours, float[] weights) {
    int entries = neighbours.length;
    if (offsets.length == 0
        || offsets[0] != 0
        || offsets[offsets.length - 1] != entries
        || weights.length != entries) {
      throw new IllegalArgumentException("The rows, neighbours and weights do not fit together");
    }
    for (int row = 0; row + 1 < offsets.length; row++) {
      if (offsets[row] > offsets[row + 1]) {
        throw new IllegalArgumentException("Row " + row + " ends before it starts");
      }
    }
    for (int neighbour : neighbours) {
      if (neighbour < 0 || neighbour >= offsets.length - 1) {
        throw new IllegalArgumentException("A neighbour is no product: " + neighbour);
      }
    }
    for (float weight : weights) {
      if (!(weight >= 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException("A weight is no number of at least 0: " + weight);
      }
    }
    this.offsets = offsets;
    this.neighbours = neighbours;
    this.weights = weights;
  }

  @Override
  public int products() {
    return offsets.length - 1;
  }

  @Override
  public int entries() {
    return neighbours.length;
  }

  @Override
  public int start(int product) {
    return offsets[product];
  }

  @Override
  public int neighbour(int entry) {
    return neighbours[entry];
  }

  @Override
  public float weight(int product, int entry) {
    return weights[entry];
  }

  @Override
  public void scatter(int product, float scale, int most, SparseScores scores) {
    int start = offsets[product];
    int end = start + Math.min(most, offsets[product + 1] - start);
    for (int p = start; p < end; p++) {
      scores.add(neighbours[p], scale * weights[p]);
    }
  }

  @Override
  public boolean isMapped() {
    return false;
  }

  @Override
  public void verify() {
    // The constructor has.
  }
}
