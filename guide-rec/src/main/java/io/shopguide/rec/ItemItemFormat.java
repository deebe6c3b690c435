package io.shopguide.rec;

/**
 * The parts of an item-item file of version 2; see {@code docs/format-guide.md}. The magic and the
 * version are big-endian, as in version 1, so that every release can name the version of any file;
 * all else is little-endian.
 */
final class ItemItemFormat {
  static final int MAGIC = 0x53474949; // "SGII"
  static final int VERSION = 2;
  static final int FORMER_VERSION = 1;

  static final int VERSION_OFFSET = 4;
  static final int PRODUCTS_OFFSET = 8;
  static final int ENTRIES_OFFSET = 12;
  static final int LENGTH_OFFSET = 16;
  static final int ROWS_CRC_OFFSET = 24;
  static final int ENTRIES_CRC_OFFSET = 28;
  static final int HEADER_CRC_OFFSET = 60;
  static final int HEADER_BYTES = 64;

  /** Start of the row and its scale. */
  static final int ROW_BYTES = 8;

  static final int ENTRY_BYTES = 4;

  /** An entry has 24 bits for its product and 8 for its weight. */
  static final int PRODUCT_BITS = 24;

  static final int MAX_PRODUCTS = 1 << PRODUCT_BITS;
  static final int PRODUCT_MASK = MAX_PRODUCTS - 1;
  static final int MAX_CODE = 255;

  /** A file is mapped as a whole. */
  static final long MAX_LENGTH = Integer.MAX_VALUE;

  private ItemItemFormat() {}

  /** The length of a file. */
  static long length(int products, long entries) {
    return HEADER_BYTES + (products + 1L) * ROW_BYTES + entries * ENTRY_BYTES;
  }

  /** The factor of the squared codes of a row with a greatest weight. */
  static float scale(float greatest) {
    return greatest / (MAX_CODE * MAX_CODE);
  }

  /**
   * The code of a weight: the nearest of its square root, at least 1. Squares keep small weights
   * apart that steps of equal size would not: the error is at most 0.4 % of the greatest weight of
   * the row, and half of that at a quarter of it.
   */
  static int code(float weight, float scale) {
    return (int) Math.min(MAX_CODE, Math.max(1, Math.round(Math.sqrt(weight / (double) scale))));
  }

  /** The weight of a code. */
  static float weight(int code, float scale) {
    return scale * (code * code);
  }
}
