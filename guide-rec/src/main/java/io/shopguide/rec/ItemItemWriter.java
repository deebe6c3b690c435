package io.shopguide.rec;

import static io.shopguide.rec.ItemItemFormat.HEADER_BYTES;
import static io.shopguide.rec.ItemItemFormat.MAX_PRODUCTS;
import static io.shopguide.rec.ItemItemFormat.PRODUCT_BITS;
import static io.shopguide.rec.ItemItemFormat.ROW_BYTES;

import io.shopguide.rec.internal.SealedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Writes an item-item file row by row, so that a matrix may be larger than the memory: eight bytes
 * a product are held. The file appears complete, forced to disk, or not at all.
 *
 * <p>Weights are kept in 8 bits. The greatest of a row is exact to the rounding of a float, and no
 * other is off by more than 0.4 % of it. The bytes depend on the rows alone.
 *
 * <p>Not thread-safe; one per file.
 */
public final class ItemItemWriter implements Closeable {
  private final Path target;
  private final int products;
  private final SealedFile file;
  private final ByteBuffer rows;
  private int row;
  private long entries;

  /**
   * Begins a file beside its place.
   *
   * @param file the file to create or replace
   * @param products number of rows to come, at most 16,777,216
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if there are too many products
   */
  public ItemItemWriter(Path file, int products) throws IOException {
    if (products < 0 || products > MAX_PRODUCTS) {
      throw new IllegalArgumentException(
          "A file holds at most " + MAX_PRODUCTS + " products, not " + products);
    }
    this.target = file.toAbsolutePath();
    this.products = products;
    this.rows = ByteBuffer.allocate((products + 1) * ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    this.file = new SealedFile(target, HEADER_BYTES + (long) rows.capacity());
  }

  /**
   * Writes the next product's row; entries with a weight of 0 are left out.
   *
   * @param neighbours class-local product ids, the strongest first
   * @param weights finite weights of at least 0, one a neighbour
   * @param count how many of both
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if an entry is out of range, there are too many rows, or the
   *     file would be longer than 2 GiB
   */
  public void row(int[] neighbours, float[] weights, int count) throws IOException {
    if (row == products) {
      throw new IllegalArgumentException("All " + products + " rows are written");
    }
    if (ItemItemFormat.length(products, entries + count) > ItemItemFormat.MAX_LENGTH) {
      throw new IllegalArgumentException(
          target + " would be longer than 2 GiB at row " + row + "; keep fewer neighbours a row");
    }
    float greatest = 0;
    for (int i = 0; i < count; i++) {
      if (neighbours[i] < 0 || neighbours[i] >= products) {
        throw new IllegalArgumentException("A neighbour is no product: " + neighbours[i]);
      }
      if (!(weights[i] >= 0) || Float.isInfinite(weights[i])) {
        throw new IllegalArgumentException("A weight is no number of at least 0: " + weights[i]);
      }
      greatest = Math.max(greatest, weights[i]);
    }
    float scale = ItemItemFormat.scale(greatest);
    rows.putInt((int) entries).putFloat(scale);
    row++;
    for (int i = 0; i < count && scale > 0; i++) {
      if (weights[i] > 0) {
        file.put(neighbours[i] | ItemItemFormat.code(weights[i], scale) << PRODUCT_BITS);
        entries++;
      }
    }
  }

  /**
   * Completes the file and puts it in its place.
   *
   * @throws IOException if it cannot be written
   * @throws IllegalStateException if rows are missing
   */
  public void finish() throws IOException {
    if (row != products) {
      throw new IllegalStateException("Only " + row + " of " + products + " rows were written");
    }
    int entriesCrc = file.endBody();
    rows.putInt((int) entries).putFloat(0).flip();
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.BIG_ENDIAN);
    header.putInt(ItemItemFormat.MAGIC).putInt(ItemItemFormat.VERSION);
    header
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(products)
        .putInt((int) entries)
        .putLong(ItemItemFormat.length(products, entries))
        .putInt(SealedFile.checksum(rows.duplicate()))
        .putInt(entriesCrc);
    header.putInt(
        ItemItemFormat.HEADER_CRC_OFFSET,
        SealedFile.checksum(header.slice(0, ItemItemFormat.HEADER_CRC_OFFSET)));
    file.finish(header.clear(), rows);
  }

  /** Ends writing; deletes what was written unless it was finished. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
