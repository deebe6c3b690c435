package io.shopguide.kg.image;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers of one width, without gaps, lowest bit first. A number is read with one unaligned load,
 * so that the bytes after the last one must be readable: a packed part ends with {@link #SLACK}
 * bytes. Immutable and thread-safe.
 */
final class Packed {
  /** Bytes after a packed part, so that the last load stays inside. */
  static final int SLACK = 8;

  /** Wider numbers could need two loads. */
  static final int MAX_WIDTH = 57;

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteBuffer bytes;
  private final int start;
  private final int width;
  private final long mask;

  /**
   * Reads packed numbers.
   *
   * @throws IllegalArgumentException if so many do not fit into the buffer
   */
  Packed(ByteBuffer bytes, int start, int width, long count) {
    if (width < 0 || width > MAX_WIDTH || start < 0 || count < 0) {
      throw new IllegalArgumentException(
          "%d numbers of %d bits at byte %d".formatted(count, width, start));
    }
    if (start + bytesFor(count, width) > bytes.capacity()) {
      throw new IllegalArgumentException(
          "%d numbers of %d bits do not fit at byte %d of %d"
              .formatted(count, width, start, bytes.capacity()));
    }
    this.bytes = bytes;
    this.start = start;
    this.width = width;
    this.mask = (1L << width) - 1;
  }

  /** Bits needed for numbers from 0 to {@code max}. */
  static int widthFor(long max) {
    return Long.SIZE - Long.numberOfLeadingZeros(max);
  }

  /** Bytes of a packed part, slack included. */
  static long bytesFor(long count, int width) {
    return (count * width + 7) / 8 + SLACK;
  }

  static long loadLong(ByteBuffer bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  int width() {
    return width;
  }

  long get(long index) {
    long bit = index * width;
    return ((long) LONGS.get(bytes, start + (int) (bit >>> 3)) >>> (bit & 7)) & mask;
  }

  /** Copies the numbers from one index to another, each with {@code add} added. */
  void copy(int from, int to, int add, int[] out, int at) {
    long bit = (long) from * width;
    int next = at;
    for (int i = from; i < to; i++) {
      long word = (long) LONGS.get(bytes, start + (int) (bit >>> 3));
      out[next++] = add + (int) ((word >>> (bit & 7)) & mask);
      bit += width;
    }
  }

  /**
   * Finds a number in an ascending range.
   *
   * @return its index, or {@code -(index where it would be) - 1}
   */
  int search(int from, int to, long wanted) {
    int low = from;
    int high = to - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long value = get(middle);
      if (value < wanted) {
        low = middle + 1;
      } else if (value > wanted) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -low - 1;
  }

  /** Writes packed numbers one after the other. Not thread-safe; one per thread. */
  static final class Writer {
    private final ImageOutput out;
    private final int width;
    private long pending;
    private int bits;

    Writer(ImageOutput out, int width) {
      this.out = out;
      this.width = width;
    }

    void add(long value) throws IOException {
      pending |= value << bits;
      int used = bits + width;
      if (used >= Long.SIZE) {
        out.writeLong(pending);
        used -= Long.SIZE;
        pending = used == 0 ? 0 : value >>> (width - used);
      }
      bits = used;
    }

    /** Ends the part with its slack, aligned. */
    void finish() throws IOException {
      for (int written = 0; written < bits; written += Byte.SIZE) {
        out.writeByte((int) (pending >>> written));
      }
      out.writeLong(0);
      out.align();
    }
  }
}
