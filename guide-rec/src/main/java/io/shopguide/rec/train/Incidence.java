package io.shopguide.rec.train;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.Relation;
import java.util.Arrays;

/**
 * Which columns each row of a binary matrix has, for example which products each shopper bought, or
 * which entities each product is related to. Rows and columns are counted from 0.
 *
 * <p>Four bytes an entry and a row. Immutable and thread-safe.
 */
public final class Incidence {
  private final int[] offsets;
  private final int[] entries;
  private final int columns;

  private Incidence(int[] offsets, int[] entries, int columns) {
    this.offsets = offsets;
    this.entries = entries;
    this.columns = columns;
  }

  /**
   * Makes a matrix.
   *
   * @param columns number of columns
   * @param rows the columns of each row, in any order; one that stands twice counts once
   * @return the matrix
   * @throws IllegalArgumentException if a row names a column that there is not
   */
  public static Incidence of(int columns, int[][] rows) {
    int[] offsets = new int[rows.length + 1];
    int[][] distinct = new int[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      distinct[row] = Arrays.stream(rows[row]).sorted().distinct().toArray();
      int[] sorted = distinct[row];
      if (sorted.length > 0 && (sorted[0] < 0 || sorted[sorted.length - 1] >= columns)) {
        throw new IllegalArgumentException(
            "Row " + row + " names a column that is not between 0 and " + (columns - 1));
      }
      offsets[row + 1] = Math.addExact(offsets[row], sorted.length);
    }
    int[] entries = new int[offsets[rows.length]];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(distinct[row], 0, entries, offsets[row], distinct[row].length);
    }
    return new Incidence(offsets, entries, columns);
  }

  /**
   * Reads a relation of a graph.
   *
   * @param relation the relation
   * @param subjects the class where it starts; its entities become the rows
   * @param objects the class where it ends; its entities become the columns
   * @return the matrix between class-local ids
   */
  public static Incidence of(Relation relation, EntityClass subjects, EntityClass objects) {
    int[] offsets = new int[subjects.count() + 1];
    for (int row = 0; row < subjects.count(); row++) {
      offsets[row + 1] = offsets[row] + relation.degree(subjects.first() + row);
    }
    int[] entries = new int[offsets[subjects.count()]];
    int size = 0;
    for (int row = 0; row < subjects.count(); row++) {
      int subject = subjects.first() + row;
      for (int p = relation.start(subject); p < relation.end(subject); p++) {
        entries[size++] = relation.target(p) - objects.first();
      }
    }
    return new Incidence(offsets, entries, objects.count());
  }

  /**
   * The number of rows.
   *
   * @return at least 0
   */
  public int rows() {
    return offsets.length - 1;
  }

  /**
   * The number of columns.
   *
   * @return at least 0
   */
  public int columns() {
    return columns;
  }

  /**
   * The number of entries.
   *
   * @return at least 0
   */
  public int size() {
    return entries.length;
  }

  /**
   * The number of columns of a row.
   *
   * @param row the row
   * @return at least 0
   */
  public int degree(int row) {
    return offsets[row + 1] - offsets[row];
  }

  /**
   * The columns of a row.
   *
   * @param row the row
   * @return ascending; the caller's own
   */
  public int[] row(int row) {
    return Arrays.copyOfRange(entries, offsets[row], offsets[row + 1]);
  }

  /**
   * The same matrix seen from its columns.
   *
   * @return a matrix with rows for columns
   */
  public Incidence transposed() {
    int[] starts = new int[columns + 1];
    for (int column : entries) {
      starts[column + 1]++;
    }
    for (int column = 0; column < columns; column++) {
      starts[column + 1] += starts[column];
    }
    int[] next = Arrays.copyOf(starts, columns);
    int[] sources = new int[entries.length];
    for (int row = 0; row < rows(); row++) {
      for (int p = offsets[row]; p < offsets[row + 1]; p++) {
        sources[next[entries[p]]++] = row;
      }
    }
    return new Incidence(starts, sources, rows());
  }

  int start(int row) {
    return offsets[row];
  }

  int end(int row) {
    return offsets[row + 1];
  }

  int column(int position) {
    return entries[position];
  }
}
