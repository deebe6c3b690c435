package io.shopguide.kg.query;

import java.util.BitSet;

/** What a filter lets a variable stand for. Immutable and thread-safe. */
final class Restriction {
  private final BitSet set;
  private final int[] ids;

  Restriction(BitSet set) {
    this.set = set;
    this.ids = set.stream().toArray();
  }

  boolean contains(int id) {
    return set.get(id);
  }

  /** Ascending; not to be changed. */
  int[] ids() {
    return ids;
  }
}
