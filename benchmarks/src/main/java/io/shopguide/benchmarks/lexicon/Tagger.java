package io.shopguide.benchmarks.lexicon;

import java.util.List;

/**
 * A dictionary that finds all forms in a query, overlapping ones included. Not thread-safe; one per
 * thread.
 */
interface Tagger {
  /** Takes the forms; a form's number is its index. */
  void build(List<String> forms);

  /** Adds the forms that stand in a query from the beginning of a word to the end of one. */
  void tag(String query, Mentions found);

  /** The most words of a form, for those that must know how far to look. */
  int MOST_WORDS = 4;

  /** Whether it says where a form stands; otherwise mentions start and end at 0. */
  default boolean locates() {
    return true;
  }

  /** The bytes to find forms if the tagger knows them; otherwise -1, and the heap is measured. */
  default long bytes() {
    return -1;
  }
}
