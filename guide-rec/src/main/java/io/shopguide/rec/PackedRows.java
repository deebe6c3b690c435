package io.shopguide.rec;

import static io.shopguide.rec.ItemItemFormat.ENTRIES_CRC_OFFSET;
import static io.shopguide.rec.ItemItemFormat.ENTRIES_OFFSET;
import static io.shopguide.rec.ItemItemFormat.ENTRY_BYTES;
import static io.shopguide.rec.ItemItemFormat.HEADER_BYTES;
import static io.shopguide.rec.ItemItemFormat.HEADER_CRC_OFFSET;
import static io.shopguide.rec.ItemItemFormat.LENGTH_OFFSET;
import static io.shopguide.rec.ItemItemFormat.MAX_PRODUCTS;
import static io.shopguide.rec.ItemItemFormat.PRODUCTS_OFFSET;
import static io.shopguide.rec.ItemItemFormat.PRODUCT_BITS;
import static io.shopguide.rec.ItemItemFormat.PRODUCT_MASK;
import static io.shopguide.rec.ItemItemFormat.ROWS_CRC_OFFSET;
import static io.shopguide.rec.ItemItemFormat.ROW_BYTES;

import io.shopguide.rec.internal.SealedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** Rows of a file of version 2, read where they lie. Immutable and thread-safe. */
final class PackedRows implements ItemItemRows {
  private final Path file;
  private final ByteBuffer bytes;
  private final int products;
  private final int entries;
  private final int firstEntry; // byte

  private PackedRows(Path file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
    this.products = bytes.getInt(PRODUCTS_OFFSET);
    this.entries = bytes.getInt(ENTRIES_OFFSET);
    this.firstEntry = HEADER_BYTES + (products + 1) * ROW_BYTES;
  }

  /** Maps a file whose magic and version are right and checks the rest of its header. */
  static PackedRows map(Path file, FileChannel channel) throws IOException {
    long length = channel.size();
    if (length < HEADER_BYTES || length > ItemItemFormat.MAX_LENGTH) {
      throw damaged(file, "it has " + length + " bytes");
    }
    ByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    if (SealedFile.checksum(bytes.slice(0, HEADER_CRC_OFFSET)) != bytes.getInt(HEADER_CRC_OFFSET)) {
      throw damaged(file, "the checksum of its header does not match");
    }
    int products = bytes.getInt(PRODUCTS_OFFSET);
    int entries = bytes.getInt(ENTRIES_OFFSET);
    if (products < 0
        || products > MAX_PRODUCTS
        || entries < 0
        || bytes.getLong(LENGTH_OFFSET) != length
        || ItemItemFormat.length(products, entries) != length) {
      throw damaged(file, "its length does not fit its header");
    }
    return new PackedRows(file, bytes);
  }

  private static IOException damaged(Path file, String what) {
    return new IOException(
        file + " is damaged: " + what + "; restore it or learn the weights again");
  }

  @Override
  public int products() {
    return products;
  }

  @Override
  public int entries() {
    return entries;
  }

  @Override
  public int start(int product) {
    return bytes.getInt(HEADER_BYTES + product * ROW_BYTES);
  }

  private float scale(int product) {
    return bytes.getFloat(HEADER_BYTES + product * ROW_BYTES + Integer.BYTES);
  }

  private int entry(int entry) {
    return bytes.getInt(firstEntry + entry * ENTRY_BYTES);
  }

  @Override
  public int neighbour(int entry) {
    return entry(entry) & PRODUCT_MASK;
  }

  @Override
  public float weight(int product, int entry) {
    return ItemItemFormat.weight(entry(entry) >>> PRODUCT_BITS, scale(product));
  }

  @Override
  public void scatter(int product, float scale, int most, SparseScores scores) {
    ByteBuffer in = bytes;
    float factor = scale * scale(product);
    int start = start(product);
    int count = Math.min(most, start(product + 1) - start);
    int end = firstEntry + (start + count) * ENTRY_BYTES;
    for (int at = firstEntry + start * ENTRY_BYTES; at < end; at += ENTRY_BYTES) {
      int entry = in.getInt(at);
      int code = entry >>> PRODUCT_BITS;
      scores.add(entry & PRODUCT_MASK, factor * (code * code));
    }
  }

  @Override
  public boolean isMapped() {
    return true;
  }

  @Override
  public void verify() {
    try {
      requireChecksum("rows", HEADER_BYTES, firstEntry, ROWS_CRC_OFFSET);
      requireChecksum("entries", firstEntry, bytes.limit(), ENTRIES_CRC_OFFSET);
      if (start(0) != 0 || start(products) != entries) {
        throw damaged(file, "its rows do not hold its entries");
      }
      for (int product = 0; product < products; product++) {
        verifyRow(product);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void verifyRow(int product) throws IOException {
    int end = start(product + 1);
    if (start(product) > end || end > entries) {
      throw damaged(file, "row " + product + " is misplaced");
    }
    float scale = scale(product);
    if (!(scale >= 0) || Float.isInfinite(scale)) {
      throw damaged(file, "the scale of row " + product + " is " + scale);
    }
    for (int entry = start(product); entry < end; entry++) {
      if (neighbour(entry) >= products || entry(entry) >>> PRODUCT_BITS == 0) {
        throw damaged(file, "entry " + entry + " of row " + product + " is out of range");
      }
    }
  }

  private void requireChecksum(String what, int from, int to, int crcOffset) throws IOException {
    if (SealedFile.checksum(bytes.slice(from, to - from)) != bytes.getInt(crcOffset)) {
      throw damaged(file, "the checksum of its " + what + " does not match");
    }
  }
}
