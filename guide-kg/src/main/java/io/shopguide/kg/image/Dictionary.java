package io.shopguide.kg.image;

/**
 * The distinct byte strings of one class in ascending order, each with its index. Implementations
 * read them from a section of the file. Immutable and thread-safe.
 */
interface Dictionary {
  /** Number of strings. */
  int size();

  /**
   * Finds a string; O(log size).
   *
   * @return its index, negative if it is not there
   */
  int find(byte[] bytes, int from, int to);

  /** Appends a string to what is in {@code out}. */
  void append(int index, Scratch out);

  /**
   * Reads all strings.
   *
   * @throws IllegalArgumentException if they are not in order
   */
  void validate();
}
