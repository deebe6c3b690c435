package io.shopguide.rec;

/** The rows of an {@link ItemItemMatrix}, wherever they lie. Immutable and thread-safe. */
sealed interface ItemItemRows permits FloatRows, PackedRows {
  /** The number of rows. */
  int products();

  /** The number of entries of all rows. */
  int entries();

  /** The place of a row's first entry; that of the row after the last is the number of entries. */
  int start(int product);

  /** The product of an entry. */
  int neighbour(int entry);

  /** The weight of an entry of a row. */
  float weight(int product, int entry);

  /** Adds the first entries of a row, scaled, to an accumulator. */
  void scatter(int product, float scale, int most, SparseScores scores);

  /** Whether the rows lie in a file that is mapped. */
  boolean isMapped();

  /**
   * Reads everything.
   *
   * @throws java.io.UncheckedIOException if a checksum, an order or a range is wrong
   */
  void verify();
}
