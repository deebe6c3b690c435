package io.shopguide.benchmarks.kg;

/** The greatest of the counts offered, in descending order. Not thread-safe; one per thread. */
final class Top {
  private final int[] keys;
  private final int[] counts;
  private int size;

  /**
   * Makes an empty list.
   *
   * @param limit greatest number of counts to keep
   */
  Top(int limit) {
    keys = new int[limit];
    counts = new int[limit];
  }

  void clear() {
    size = 0;
  }

  /** Takes a count with a key to find again what it counts; among equal counts the first stays. */
  void offer(int key, int count) {
    if (size == counts.length && count <= counts[size - 1]) {
      return;
    }
    int at = size < counts.length ? size++ : size - 1;
    while (at > 0 && counts[at - 1] < count) {
      counts[at] = counts[at - 1];
      keys[at] = keys[at - 1];
      at--;
    }
    counts[at] = count;
    keys[at] = key;
  }

  int size() {
    return size;
  }

  int key(int index) {
    return keys[index];
  }

  int count(int index) {
    return counts[index];
  }
}
