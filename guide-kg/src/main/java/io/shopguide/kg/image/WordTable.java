package io.shopguide.kg.image;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Short byte strings with their numbers of occurrences, each with an index in the order in which
 * they came. Memory is bounded: see {@link #count}. Not thread-safe; one per thread.
 */
final class WordTable {
  /** A longer byte string is not taken. */
  static final int LONGEST = 64;

  /** There are never more entries. */
  static final int MOST = 1 << 20;

  private static final int FIRST_CAPACITY = 64;

  /** What an entry takes in a file besides its bytes, rounded up. */
  private static final int OVERHEAD = 3;

  /** Random, so that nobody can write texts whose words all get the same hash. */
  private static final int HASH_BASE = new SplittableRandom().nextInt() | 1;

  private final int most;
  private Scratch bytes = new Scratch();
  private int[] ends = new int[FIRST_CAPACITY];
  private int[] counts = new int[FIRST_CAPACITY];
  private long[] slots = new long[2 * FIRST_CAPACITY]; // hash above, index + 1 below; 0 is free
  private int size;

  WordTable() {
    this(MOST);
  }

  /** Holds at most so many entries. */
  WordTable(int most) {
    this.most = most;
  }

  int size() {
    return size;
  }

  int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  int end(int index) {
    return ends[index];
  }

  int occurrences(int index) {
    return counts[index];
  }

  /** The bytes of all entries one after the other. */
  Scratch bytes() {
    return bytes;
  }

  /** The index of an entry, or -1; expected O(length). */
  int find(byte[] source, int from, int to) {
    return to - from > LONGEST
        ? -1
        : (int) slots[slot(hash(source, from, to), source, from, to)] - 1;
  }

  /**
   * Adds one occurrence; expected O(length). When the table is full, the rarer half is forgotten,
   * so that counts may end up too low.
   */
  void count(byte[] source, int from, int to) {
    if (to - from > LONGEST) {
      return;
    }
    int hash = hash(source, from, to);
    int index = (int) slots[slot(hash, source, from, to)] - 1;
    if (index >= 0) {
      counts[index] += counts[index] < Integer.MAX_VALUE ? 1 : 0;
      return;
    }
    if (size == most) {
      forgetRare();
    }
    insert(hash, source, from, to, 1);
  }

  /** A table of the entries that save bytes, the most frequent first; O(size log size). */
  WordTable worthwhile() {
    long[] order = new long[size];
    int chosen = 0;
    for (int i = 0; i < size; i++) {
      if (saves(i)) {
        order[chosen++] = (long) (Integer.MAX_VALUE - counts[i]) << Integer.SIZE | i;
      }
    }
    Arrays.sort(order, 0, chosen);
    WordTable result = new WordTable(most);
    for (int i = 0; i < chosen; i++) {
      result.insert(this, (int) order[i]);
    }
    return result;
  }

  /** Spelt out, an entry costs about two bytes more than it is long, and otherwise about two. */
  private boolean saves(int index) {
    int start = start(index);
    int length = ends[index] - start;
    boolean pair = length > 4 && TextTokens.startsCharacter(bytes.bytes[start]);
    long savedEach = pair ? 1 : length;
    return counts[index] >= 2 && savedEach * counts[index] > length + OVERHEAD;
  }

  private void forgetRare() {
    int[] sorted = Arrays.copyOf(counts, size);
    Arrays.sort(sorted);
    int floor = sorted[size / 2];
    WordTable kept = new WordTable(most);
    for (int i = 0; i < size; i++) {
      if (counts[i] > floor) {
        kept.insert(this, i);
      }
    }
    bytes = kept.bytes;
    ends = kept.ends;
    counts = kept.counts;
    slots = kept.slots;
    size = kept.size;
  }

  private void insert(WordTable other, int index) {
    byte[] source = other.bytes.bytes;
    int from = other.start(index);
    int to = other.ends[index];
    insert(hash(source, from, to), source, from, to, other.counts[index]);
  }

  private void insert(int hash, byte[] source, int from, int to, int count) {
    if (size == ends.length) {
      grow();
    }
    bytes.add(source, from, to);
    ends[size] = bytes.length;
    counts[size] = count;
    size++;
    slots[free(slots, hash)] = (long) hash << Integer.SIZE | size;
  }

  private void grow() {
    ends = Arrays.copyOf(ends, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    long[] wider = new long[2 * slots.length];
    for (long slot : slots) {
      if (slot != 0) {
        wider[free(wider, (int) (slot >>> Integer.SIZE))] = slot;
      }
    }
    slots = wider;
  }

  private static int free(long[] slots, int hash) {
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** The slot of these bytes, or the free slot where they would be. */
  private int slot(int hash, byte[] source, int from, int to) {
    int mask = slots.length - 1;
    int at = hash & mask;
    for (long slot = slots[at]; slot != 0; slot = slots[at]) {
      int index = (int) slot - 1;
      if ((int) (slot >>> Integer.SIZE) == hash
          && Arrays.equals(bytes.bytes, start(index), ends[index], source, from, to)) {
        return at;
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  private static int hash(byte[] source, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * HASH_BASE + source[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 15;
  }
}
