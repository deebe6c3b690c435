package io.shopguide.rec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Weights from product to product, a row of the strongest neighbours each.
 *
 * <p>A matrix that was learned has its weights as they were given, on the heap. One that was opened
 * lies in its mapped file, four bytes an entry, with weights of 8 bits: see {@link ItemItemWriter}
 * for their error and {@code docs/format-guide.md} for the file. A row is read without allocation.
 * Immutable and thread-safe.
 */
public final class ItemItemMatrix {
  private final ItemItemRows rows;

  private ItemItemMatrix(ItemItemRows rows) {
    this.rows = rows;
  }

  /**
   * Makes a matrix of compressed rows; the arrays are kept, not copied.
   *
   * @param offsets start of each row and the end of the last, products + 1 values
   * @param neighbours class-local product ids, row by row
   * @param weights finite weights of at least 0, row by row
   * @throws IllegalArgumentException if the arrays do not fit together or a weight is out of range
   */
  public ItemItemMatrix(int[] offsets, int[] neighbours, float[] weights) {
    this(new FloatRows(offsets, neighbours, weights));
  }

  /**
   * The number of products.
   *
   * @return number of rows
   */
  public int products() {
    return rows.products();
  }

  /**
   * The number of stored weights.
   *
   * @return number of entries
   */
  public int entries() {
    return rows.entries();
  }

  /**
   * The length of a row.
   *
   * @param product class-local product id of the row
   * @return number of its neighbours
   */
  public int degree(int product) {
    return rows.start(product + 1) - rows.start(product);
  }

  /**
   * A neighbour by its place in the row.
   *
   * @param product class-local product id of the row
   * @param index 0 to {@code degree(product) - 1}
   * @return class-local product id
   */
  public int neighbour(int product, int index) {
    return rows.neighbour(rows.start(product) + index);
  }

  /**
   * A weight by its place in the row.
   *
   * @param product class-local product id of the row
   * @param index 0 to {@code degree(product) - 1}
   * @return the weight, at least 0
   */
  public float weightAt(int product, int index) {
    return rows.weight(product, rows.start(product) + index);
  }

  /**
   * Adds a product's row, scaled, to an accumulator.
   *
   * @param product class-local product id
   * @param scale factor of each weight
   * @param scores receives the weighted neighbours
   */
  public void scatter(int product, float scale, SparseScores scores) {
    rows.scatter(product, scale, Integer.MAX_VALUE, scores);
  }

  /**
   * Adds the beginning of a product's row, its strongest neighbours, scaled, to an accumulator.
   *
   * @param product class-local product id
   * @param scale factor of each weight
   * @param most greatest number of neighbours, at least 0
   * @param scores receives the weighted neighbours
   */
  public void scatter(int product, float scale, int most, SparseScores scores) {
    rows.scatter(product, scale, most, scores);
  }

  /**
   * One weight; linear in the length of the row.
   *
   * @param product class-local product id of the row
   * @param neighbour class-local product id
   * @return the weight, 0 if {@code neighbour} is not in the row
   */
  public float weight(int product, int neighbour) {
    return weight(product, neighbour, Integer.MAX_VALUE);
  }

  /**
   * One weight of the beginning of a row.
   *
   * @param product class-local product id of the row
   * @param neighbour class-local product id
   * @param most greatest number of neighbours looked at, at least 0
   * @return the weight, 0 if {@code neighbour} is not among them
   */
  public float weight(int product, int neighbour, int most) {
    int end = rows.start(product) + Math.min(most, degree(product));
    for (int entry = rows.start(product); entry < end; entry++) {
      if (rows.neighbour(entry) == neighbour) {
        return rows.weight(product, entry);
      }
    }
    return 0;
  }

  /**
   * Whether the rows lie in a mapped file rather than on the heap.
   *
   * @return whether they do
   */
  public boolean isMapped() {
    return rows.isMapped();
  }

  /**
   * Writes the matrix in the newest format; the file appears complete or not at all. A file of a
   * former version is migrated by opening and saving it.
   *
   * @param file the file to create or replace
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if the matrix is too large for a file
   */
  public void save(Path file) throws IOException {
    int[] neighbours = new int[0];
    float[] weights = new float[0];
    try (ItemItemWriter writer = new ItemItemWriter(file, products())) {
      for (int product = 0; product < products(); product++) {
        int count = degree(product);
        if (count > neighbours.length) {
          neighbours = new int[count];
          weights = new float[count];
        }
        for (int i = 0; i < count; i++) {
          neighbours[i] = neighbour(product, i);
          weights[i] = weightAt(product, i);
        }
        writer.row(neighbours, weights, count);
      }
      writer.finish();
    }
  }

  /**
   * Opens a matrix. A file of the newest version is mapped: this takes time independent of its
   * size, and only its header is checked; {@link #verify} checks the rest. A file of version 1 is
   * read.
   *
   * @param file a file written by {@link #save}, which must stay unchanged while the matrix is used
   * @return the matrix
   * @throws UncheckedIOException if the file cannot be read or is not such a file
   */
  public static ItemItemMatrix open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer start = ByteBuffer.allocate(ItemItemFormat.PRODUCTS_OFFSET);
      int read = 0;
      while (start.hasRemaining() && read >= 0) {
        read = channel.read(start, start.position());
      }
      if (start.hasRemaining() || start.getInt(0) != ItemItemFormat.MAGIC) {
        throw new IOException(file + " is not an item-item file");
      }
      int version = start.getInt(ItemItemFormat.VERSION_OFFSET);
      return switch (version) {
        case ItemItemFormat.FORMER_VERSION ->
            new ItemItemMatrix(FormerItemItemFile.read(file, channel));
        case ItemItemFormat.VERSION -> new ItemItemMatrix(PackedRows.map(file, channel));
        default ->
            throw new IOException(
                file
                    + " has format version "
                    + version
                    + "; this release reads up to "
                    + ItemItemFormat.VERSION
                    + "; update the library");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads everything: compares the checksums of a mapped file and checks all its rows.
   *
   * @throws UncheckedIOException if anything is wrong
   */
  public void verify() {
    rows.verify();
  }
}
