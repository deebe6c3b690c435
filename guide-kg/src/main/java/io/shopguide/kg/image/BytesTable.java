package io.shopguide.kg.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Distinct byte strings, each with a number beside it, numbered from 0 in order of arrival. A
 * string takes its bytes and about 22 more. Not thread-safe; one per thread.
 */
final class BytesTable {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
  private static final int FIRST_SLOTS = 64;

  private byte[] bytes = new byte[FIRST_SLOTS];
  private int[] ends = new int[FIRST_SLOTS];
  private int[] tags = new int[FIRST_SLOTS];
  private int[] hashes = new int[FIRST_SLOTS];
  private int[] slots = new int[FIRST_SLOTS]; // index + 1, 0 for free
  private int size;

  BytesTable() {}

  int size() {
    return size;
  }

  int tag(int index) {
    return tags[index];
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  int end(int index) {
    return ends[index];
  }

  /** Heap taken, free room included. */
  long ramBytesUsed() {
    return bytes.length + 4L * (ends.length + tags.length + hashes.length + slots.length);
  }

  /**
   * Whether another string of so many bytes can be added.
   *
   * @return {@code false} when the arrays would become too large
   */
  boolean hasRoom(int length) {
    return size < (1 << 27) && start(size) + (long) length < (1 << 30);
  }

  void clear() {
    size = 0;
    Arrays.fill(slots, 0);
  }

  /** Finds a string, or -1. */
  int find(int tag, byte[] source, int from, int to) {
    int slot = slotOf(tag, hash(tag, source, from, to), source, from, to);
    return slots[slot] - 1;
  }

  /** The index of a string, which is added if it is new. */
  int add(int tag, byte[] source, int from, int to) {
    int hash = hash(tag, source, from, to);
    int slot = slotOf(tag, hash, source, from, to);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    int start = start(size);
    int end = Math.addExact(start, to - from);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(1 << 30, Math.max(end, 2L * bytes.length)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      tags = Arrays.copyOf(tags, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    System.arraycopy(source, from, bytes, start, to - from);
    ends[size] = end;
    tags[size] = tag;
    hashes[size] = hash;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private int slotOf(int tag, int hash, byte[] source, int from, int to) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int index = slots[slot] - 1;
      if (hashes[index] == hash
          && tags[index] == tag
          && Arrays.equals(bytes, start(index), ends[index], source, from, to)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = hashes[i] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = i + 1;
    }
  }

  private static int hash(int tag, byte[] source, int from, int to) {
    long hash = (tag + 1) * MULTIPLIER + (to - from);
    int next = from;
    for (; next <= to - Long.BYTES; next += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(source, next));
    }
    long rest = 0;
    for (; next < to; next++) {
      rest = rest << Byte.SIZE | (source[next] & 0xFF);
    }
    return (int) (mix(hash ^ rest) >>> Integer.SIZE);
  }

  private static long mix(long value) {
    long product = value * MULTIPLIER;
    return product ^ (product >>> 29);
  }

  /** The first 8 bytes of a string, filled up with zeros. */
  private long prefix(int index) {
    int from = start(index);
    int to = ends[index];
    if (to - from >= Long.BYTES) {
      return (long) LONGS.get(bytes, from);
    }
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | (from + i < to ? bytes[from + i] & 0xFF : 0);
    }
    return value;
  }

  /**
   * The strings in order of their tags' ranks and then of their bytes, unsigned.
   *
   * @param rankOfTag a rank for each tag
   * @return their indexes
   */
  int[] sorted(int[] rankOfTag) {
    int[] order = new int[size];
    long[] keys = new long[size];
    Radix radix = new Radix();
    for (int i = 0; i < size; i++) {
      order[i] = i;
      keys[i] = prefix(i);
    }
    radix.sort(keys, order, size, 0);
    for (int i = 0; i < size; i++) {
      keys[i] = rankOfTag[tags[order[i]]];
    }
    radix.sort(keys, order, size, 0);
    int[] spare = new int[size];
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && samePrefix(order[from], order[to])) {
        to++;
      }
      mergeSort(order, spare, from, to);
      from = to;
    }
    return order;
  }

  private boolean samePrefix(int left, int right) {
    return tags[left] == tags[right] && prefix(left) == prefix(right);
  }

  private void mergeSort(int[] order, int[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(order, spare, from, middle);
    mergeSort(order, spare, middle, to);
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int next = from; left < middle; next++) {
      boolean takeRight = right < to && compare(order[right], spare[left]) < 0;
      order[next] = takeRight ? order[right++] : spare[left++];
    }
  }

  private int compare(int left, int right) {
    return Arrays.compareUnsigned(bytes, start(left), ends[left], bytes, start(right), ends[right]);
  }
}
