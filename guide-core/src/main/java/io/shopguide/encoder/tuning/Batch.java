package io.shopguide.encoder.tuning;

import java.util.List;

/** Queries side by side, padded to the longest. Not changed after it was made. */
final class Batch {
  private static final float NO_ATTENTION = -10_000;

  private final List<Example> examples;
  private final int length;

  Batch(List<Example> examples) {
    this.examples = examples;
    this.length = examples.stream().mapToInt(Example::length).max().orElseThrow();
  }

  List<Example> examples() {
    return examples;
  }

  int size() {
    return examples.size();
  }

  /** Number of sub-tokens of each row. */
  int length() {
    return length;
  }

  /** Rows of the learnt table of word pieces. */
  long[] pieces() {
    long[] pieces = new long[size() * length];
    for (int i = 0; i < size(); i++) {
      int[] row = examples.get(i).pieces();
      for (int j = 0; j < row.length; j++) {
        pieces[i * length + j] = row[j];
      }
    }
    return pieces;
  }

  /** What is added to the attention to a position. */
  float[] mask() {
    float[] mask = new float[size() * length];
    for (int i = 0; i < size(); i++) {
      for (int j = examples.get(i).length(); j < length; j++) {
        mask[i * length + j] = NO_ATTENTION;
      }
    }
    return mask;
  }

  /** Where the emissions of an example's words start, in rows of {@code tags} values. */
  int[] rows(int example, int tags) {
    int[] starts = examples.get(example).starts();
    int[] rows = new int[starts.length];
    for (int word = 0; word < starts.length; word++) {
      rows[word] = (example * length + starts[word]) * tags;
    }
    return rows;
  }
}
