package io.shopguide.kg;

import java.util.Arrays;

/**
 * Which entities of a class have a row in some table, and at which index. The dense form gives
 * every entity a row, the sparse form keeps the sorted ids of those that have one.
 *
 * <p>Finding a row costs O(1) dense and O(log rows) sparse. Immutable and thread-safe.
 */
final class Rows {
  private final int entities;
  private final int[] sorted; // local ids; null in the dense form

  private Rows(int entities, int[] sorted) {
    this.entities = entities;
    this.sorted = sorted;
  }

  static Rows dense(int entities) {
    return new Rows(entities, null);
  }

  /** Keeps the array: the caller may not change it. */
  static Rows sparse(int entities, int[] sorted) {
    return new Rows(entities, sorted);
  }

  boolean isDense() {
    return sorted == null;
  }

  int count() {
    return sorted == null ? entities : sorted.length;
  }

  /** The row of a class-local id, negative if it has none or the id is not of the class. */
  int indexOf(int local) {
    if (sorted == null) {
      return local >= 0 && local < entities ? local : -1;
    }
    return Arrays.binarySearch(sorted, local);
  }

  int local(int index) {
    return sorted == null ? index : sorted[index];
  }

  long ramBytesUsed() {
    return 24 + (sorted == null ? 0 : Ram.of(sorted));
  }
}
