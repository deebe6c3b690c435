package io.shopguide.query.tagger;

/**
 * A sequence of characters cut into pieces: names in lists, entities of the training text, and
 * single characters, such that the sum of the squared lengths less one is greatest.
 *
 * <p>Linear in the sequence. Not thread-safe; one per thread.
 */
final class Segmentation {
  private static final int LONGEST = 8;

  private final Knowledge knowledge;
  private int[] best = {0};
  private int[] back = {0};
  private int[] starts = {};
  private int[] ends = {};
  private int[] lists = {};
  private long[] pieces = {};
  private int length;

  Segmentation(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  void set(WordText text) {
    length = text.length();
    if (best.length <= length) {
      int capacity = Math.max(length, best.length * 2);
      best = new int[capacity + 1];
      back = new int[capacity + 1];
      starts = new int[capacity];
      ends = new int[capacity];
      lists = new int[capacity];
      pieces = new long[capacity];
    }
    for (int end = 1; end <= length; end++) {
      best[end] = -1;
    }
    for (int start = 0; start < length; start++) {
      reach(text, start);
    }
    for (int end = length; end > 0; end = back[end]) {
      cut(text, back[end], end);
    }
  }

  private void reach(WordText text, int start) {
    long hash = WordText.EMPTY_RUN;
    for (int last = start; last < Math.min(length, start + LONGEST); last++) {
      hash = text.extend(hash, last);
      int size = last + 1 - start;
      int sum = best[start] + size * size - 1;
      if (sum > best[last + 1] && (size == 1 || isKnown(hash))) {
        best[last + 1] = sum;
        back[last + 1] = start;
      }
    }
  }

  private boolean isKnown(long hash) {
    return knowledge.names().code(hash) != Codes.NONE
        || knowledge.entities().code(hash) != Codes.NONE;
  }

  private void cut(WordText text, int start, int end) {
    long hash = text.runHash(start, end);
    int found = knowledge.names().code(hash);
    for (int i = start; i < end; i++) {
      starts[i] = start;
      ends[i] = end;
      pieces[i] = hash;
      lists[i] = found;
    }
  }

  /** The start of the piece at a position; the position itself beyond the edges. */
  int start(int i) {
    return isInside(i) ? starts[i] : i;
  }

  int end(int i) {
    return isInside(i) ? ends[i] : i;
  }

  /** The hash of the piece at a position. */
  long piece(int i) {
    return isInside(i) ? pieces[i] : edge(i);
  }

  /** The lists that hold the piece at a position. */
  int lists(int i) {
    return isInside(i) ? lists[i] : edge(i);
  }

  private static int edge(int i) {
    return i < 0 ? -1 : -2;
  }

  private boolean isInside(int i) {
    return i >= 0 && i < length;
  }
}
