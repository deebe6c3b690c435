package io.shopguide.encoder.tuning;

/** A query as the encoder sees it. Its arrays are not changed after it was made. */
final class Example {
  private final int[] pieces; // rows of the learnt table
  private final int[] starts; // position of the first sub-token of each word within the window
  private final int[] tags; // of the same words

  Example(int[] pieces, int[] starts, int[] tags) {
    this.pieces = pieces;
    this.starts = starts;
    this.tags = tags;
  }

  int[] pieces() {
    return pieces;
  }

  int[] starts() {
    return starts;
  }

  int[] tags() {
    return tags;
  }

  int length() {
    return pieces.length;
  }
}
