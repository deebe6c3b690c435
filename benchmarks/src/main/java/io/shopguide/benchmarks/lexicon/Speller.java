package io.shopguide.benchmarks.lexicon;

import java.util.List;

/**
 * Finds the words one edit away from a misspelling: a letter too many, missing or wrong, or two
 * neighbours swapped. Not thread-safe; one per thread.
 */
interface Speller {
  /** Takes the words. */
  void build(List<String> words);

  /** How many words are near, each counted once. */
  int near(String typed);

  /** The bytes to find words if the speller knows them; otherwise -1, and the heap is measured. */
  default long bytes() {
    return -1;
  }
}
