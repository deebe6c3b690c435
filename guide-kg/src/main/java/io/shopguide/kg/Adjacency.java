package io.shopguide.kg;

import java.util.Arrays;

/**
 * One direction of a relation in class-local ids: compressed sparse rows, each row's targets
 * ascending and without repetition. Immutable and thread-safe.
 */
final class Adjacency {
  static final Adjacency EMPTY =
      new Adjacency(Rows.sparse(0, new int[0]), new int[1], new int[0], null);

  private final Rows rows;
  private final int[] offsets; // one more than rows
  private final int[] targets;
  private final float[] weights; // by position; null when every weight is 1

  /** Keeps the arrays: the caller may not change them. */
  Adjacency(Rows rows, int[] offsets, int[] targets, float[] weights) {
    this.rows = rows;
    this.offsets = offsets;
    this.targets = targets;
    this.weights = weights;
  }

  /**
   * Lays out edges.
   *
   * @param entities number of entities in the class of the rows
   * @param pairs row in the upper half, target in the lower, ascending, without repetition
   * @param weights by index of the pair, or {@code null}
   */
  static Adjacency of(int entities, long[] pairs, float[] weights) {
    int filled = 0;
    for (int i = 0; i < pairs.length; i++) {
      if (i == 0 || row(pairs[i]) != row(pairs[i - 1])) {
        filled++;
      }
    }
    boolean dense = 2L * filled >= entities;
    int[] offsets = new int[(dense ? entities : filled) + 1];
    int[] sorted = new int[dense ? 0 : filled];
    int[] targets = new int[pairs.length];
    int next = 0;
    for (int i = 0; i < pairs.length; i++) {
      int row = row(pairs[i]);
      targets[i] = (int) pairs[i];
      if (dense) {
        offsets[row + 1]++;
      } else if (next == 0 || sorted[next - 1] != row) {
        sorted[next] = row;
        offsets[next++] = i;
      }
    }
    if (dense) {
      Arrays.parallelPrefix(offsets, Integer::sum);
    } else {
      offsets[filled] = pairs.length;
    }
    Rows rows = dense ? Rows.dense(entities) : Rows.sparse(entities, sorted);
    return new Adjacency(rows, offsets, targets, weights);
  }

  /** The same edges, read from their targets. */
  Adjacency inverted(int targetEntities) {
    long[] pairs = new long[targets.length];
    for (int r = 0; r < rows.count(); r++) {
      for (int p = offsets[r]; p < offsets[r + 1]; p++) {
        pairs[p] = pair(targets[p], rows.local(r));
      }
    }
    Arrays.sort(pairs);
    float[] inverse = weights == null ? null : new float[pairs.length];
    for (int i = 0; weights != null && i < pairs.length; i++) {
      inverse[i] = weights[position((int) pairs[i], row(pairs[i]))];
    }
    return of(targetEntities, pairs, inverse);
  }

  static long pair(int row, int target) {
    return (long) row << 32 | target;
  }

  private static int row(long pair) {
    return (int) (pair >>> 32);
  }

  int start(int local) {
    int row = rows.indexOf(local);
    return row < 0 ? 0 : offsets[row];
  }

  int end(int local) {
    int row = rows.indexOf(local);
    return row < 0 ? 0 : offsets[row + 1];
  }

  int degree(int local) {
    int row = rows.indexOf(local);
    return row < 0 ? 0 : offsets[row + 1] - offsets[row];
  }

  int target(int position) {
    return targets[position];
  }

  float weight(int position) {
    return weights == null ? 1f : weights[position];
  }

  /** Where the edge is, negative if it is not there. */
  int position(int local, int target) {
    int row = rows.indexOf(local);
    return row < 0 ? -1 : Arrays.binarySearch(targets, offsets[row], offsets[row + 1], target);
  }

  int edges() {
    return targets.length;
  }

  boolean isWeighted() {
    return weights != null;
  }

  Rows rows() {
    return rows;
  }

  int offset(int row) {
    return offsets[row];
  }

  long ramBytesUsed() {
    return 32
        + rows.ramBytesUsed()
        + Ram.of(offsets)
        + Ram.of(targets)
        + (weights == null ? 0 : Ram.of(weights));
  }
}
