package io.shopguide.lexicon;

import java.nio.ByteBuffer;
import java.util.function.LongUnaryOperator;

/**
 * Numbers of one width in bits, without gaps, lowest bit first. One is read with one unaligned
 * load. Immutable and thread-safe.
 */
final class Packed {
  /** Wider numbers could need two loads. */
  static final int MAX_WIDTH = 57;

  private static final int SLACK = 8; // bytes after the last number, so that its load stays inside

  private final ByteBuffer bytes;
  private final long count;
  private final int width;
  private final long mask;

  /**
   * Reads a section.
   *
   * @throws IllegalArgumentException if so many numbers do not fit into it
   */
  Packed(Section section) {
    bytes = section.bytes();
    count = section.count();
    width = section.width();
    if (width < 0 || width > MAX_WIDTH || count < 0 || bytesFor(count, width) > bytes.limit()) {
      throw new IllegalArgumentException(
          "%d numbers of %d bits do not fit into %d bytes".formatted(count, width, bytes.limit()));
    }
    mask = (1L << width) - 1;
  }

  private static long bytesFor(long count, int width) {
    return (count * width + 7) / 8 + SLACK;
  }

  /** Bits needed for numbers from 0 to {@code max}. */
  static int widthFor(long max) {
    return Long.SIZE - Long.numberOfLeadingZeros(max);
  }

  /**
   * Packs numbers.
   *
   * @param numbers gives the number at an index, not negative
   * @throws IllegalArgumentException if they need 2 GiB or more
   */
  static Section pack(int count, long max, LongUnaryOperator numbers) {
    int width = widthFor(max);
    long size = bytesFor(count, width);
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d numbers of %d bits are too many for one lexicon; split it".formatted(count, width));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size);
    for (int i = 0; i < count; i++) {
      long bit = (long) i * width;
      int at = (int) (bit >>> 3);
      long word = LittleEndian.getLong(bytes, at) | numbers.applyAsLong(i) << (bit & 7);
      LittleEndian.putLong(bytes, at, word);
    }
    return new Section(bytes, count, width);
  }

  long get(long index) {
    long bit = index * width;
    return (LittleEndian.getLong(bytes, (int) (bit >>> 3)) >>> (bit & 7)) & mask;
  }

  int getInt(long index) {
    return (int) get(index);
  }

  int size() {
    return (int) count;
  }

  Section section() {
    return new Section(bytes, count, width);
  }
}
