package io.shopguide.kg.query;

import java.util.Arrays;

/** A set of rows of one width. Not thread-safe; one per thread. */
final class RowSet {
  private static final int FIRST_CAPACITY = 64;

  private final int width;
  private int[] rows = new int[0]; // one after the other
  private int[] table = new int[FIRST_CAPACITY]; // 1 more than a row's number; a power of 2 long
  private int size;

  RowSet(int width) {
    this.width = width;
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(table, 0);
      size = 0;
    }
  }

  boolean contains(int[] row) {
    return table[place(row)] != 0;
  }

  /** Adds a row that is not there yet. */
  void add(int[] row) {
    if (2 * size >= table.length) {
      grow();
    }
    if ((size + 1) * width > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(2 * rows.length, FIRST_CAPACITY * width));
    }
    table[place(row)] = size + 1;
    System.arraycopy(row, 0, rows, size * width, width);
    size++;
  }

  private void grow() {
    table = new int[2 * table.length];
    int[] row = new int[width];
    for (int i = 0; i < size; i++) {
      System.arraycopy(rows, i * width, row, 0, width);
      table[place(row)] = i + 1;
    }
  }

  /** Where a row is in the table, or would be. */
  private int place(int[] row) {
    int place = hash(row) & (table.length - 1);
    while (table[place] != 0) {
      int start = (table[place] - 1) * width;
      if (Arrays.equals(rows, start, start + width, row, 0, width)) {
        break;
      }
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private static int hash(int[] row) {
    int hash = 0;
    for (int id : row) {
      hash = (hash ^ id) * 0x9E3779B9;
      hash ^= hash >>> 15;
    }
    return hash;
  }
}
