package io.shopguide.query.tagger;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.cursors.LongObjectCursor;

/**
 * Rows of counts by hash, from which codes are made. While features of the training text are made,
 * each sequence's own counts are taken out first, so that a feature never tells the answer.
 *
 * <p>Not thread-safe.
 */
abstract class Counts implements Codes {
  private final LongObjectHashMap<int[]> rows = new LongObjectHashMap<>();
  private final int width;

  Counts(int width) {
    this.width = width;
  }

  final void add(long hash, int column, int change) {
    int[] row = rows.get(hash);
    if (row == null) {
      row = new int[width];
      rows.put(hash, row);
    }
    row[column] += change;
  }

  /** Adds to a row that exists. */
  final void addIfKnown(long hash, int column, int change) {
    int[] row = rows.get(hash);
    if (row != null) {
      row[column] += change;
    }
  }

  @Override
  public final int code(long hash) {
    int[] row = rows.get(hash);
    return row == null ? NONE : code(row);
  }

  /** The code of a row, {@link Codes#NONE} if its counts have all been taken out. */
  abstract int code(int[] row);

  /** The codes of all rows as they are now. */
  final CodeTable freeze() {
    CodeTable table = new CodeTable();
    for (LongObjectCursor<int[]> row : rows) {
      int code = code(row.value);
      if (code != NONE) {
        table.add(row.key, code);
      }
    }
    return table;
  }

  /** The size of a count on a scale of 0 to 5. */
  static int magnitude(int count) {
    if (count <= 3) {
      return count <= 1 ? Math.max(count, 0) : 2;
    }
    if (count <= 8) {
      return 3;
    }
    return count <= 20 ? 4 : 5;
  }

  /** How many of the limits a share is above. */
  static int level(int part, int whole, double... limits) {
    int level = 0;
    for (double limit : limits) {
      if (part > limit * whole) {
        level++;
      }
    }
    return level;
  }
}
