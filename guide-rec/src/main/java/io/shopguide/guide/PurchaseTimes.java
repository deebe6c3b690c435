package io.shopguide.guide;

import io.shopguide.rec.internal.SealedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * When the purchases of a graph were made, to the minute, and how well products sell lately; see
 * {@code docs/format-guide.md}. Read where it lies in the mapped file.
 *
 * <p>Immutable and thread-safe.
 */
final class PurchaseTimes {
  static final long MAGIC = 0x0A45_4D49_5447_5353L; // "SSGTIME" and a line feed
  static final int VERSION = 1;
  static final int HEADER_BYTES = 64;
  static final int HEADER_CRC_OFFSET = 60;

  /** The time of a purchase whose feed did not tell it. */
  static final int UNKNOWN = Integer.MIN_VALUE;

  /** No purchase has a time. */
  static final PurchaseTimes NONE = new PurchaseTimes(0, 0, ByteBuffer.allocate(0));

  private final int purchases;
  private final int products;
  private final ByteBuffer body;

  private PurchaseTimes(int purchases, int products, ByteBuffer body) {
    this.purchases = purchases;
    this.products = products;
    this.body = body;
  }

  /**
   * Opens the times of a generation, none if it has no file of them.
   *
   * @throws GuideException if the file is not for the generation's graph
   */
  static PurchaseTimes open(Path generation, CatalogueView catalogue) {
    Path file = generation.resolve(GenerationFiles.PURCHASE_TIMES);
    if (Files.notExists(file)) {
      return NONE;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      if (length < HEADER_BYTES) {
        throw damaged(file);
      }
      ByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, length).order(ByteOrder.LITTLE_ENDIAN);
      int purchases = bytes.getInt(12);
      int products = bytes.getInt(16);
      if (bytes.getLong(0) != MAGIC
          || bytes.getInt(8) != VERSION
          || SealedFile.checksum(bytes.slice(0, HEADER_CRC_OFFSET))
              != bytes.getInt(HEADER_CRC_OFFSET)
          || length != HEADER_BYTES + Integer.BYTES * ((long) purchases + products)
          || purchases != catalogue.bought().edgeCount()
          || products != catalogue.size()) {
        throw damaged(file);
      }
      ByteBuffer body = bytes.slice(HEADER_BYTES, (int) (length - HEADER_BYTES));
      return new PurchaseTimes(purchases, products, body.order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GuideException damaged(Path file) {
    return new GuideException(
        file
            + " is damaged, of another build or of a newer release; restore a backup or build the"
            + " guide again");
  }

  boolean isEmpty() {
    return purchases == 0;
  }

  /**
   * When a purchase was made.
   *
   * @param position of the edge in the relation {@code bought}
   * @return minutes since 1970, or {@link #UNKNOWN}
   */
  int minutes(int position) {
    return isEmpty() ? UNKNOWN : body.getInt(position * Integer.BYTES);
  }

  /** How well a product sells lately, relative to the best on a logarithmic scale: 0 to 1. */
  double recency(int product) {
    return products == 0 ? 0 : body.getFloat((purchases + product) * Integer.BYTES);
  }
}
