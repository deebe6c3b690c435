package io.shopguide.kg.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The literals of one numeric form in ascending order of their values, packed. The section: long
 * least value; int bits of each, 64 for plain longs; int 0; the numbers less the least. Immutable
 * and thread-safe.
 */
final class NumberDictionary implements Dictionary {
  private static final int HEADER = 16;
  private static final int PLAIN = Long.SIZE;

  private final ClassKey key;
  private final int size;
  private final long least;
  private final Packed packed; // null for plain longs
  private final ByteBuffer section;

  /**
   * Reads the section of a class.
   *
   * @throws IllegalArgumentException if it does not hold so many numbers
   */
  NumberDictionary(ByteBuffer section, ClassKey key, int size) {
    if (section.capacity() < HEADER) {
      throw new IllegalArgumentException("Numbers in " + section.capacity() + " bytes");
    }
    this.section = section;
    this.key = key;
    this.size = size;
    this.least = Packed.loadLong(section, 0);
    int width = (int) Packed.loadLong(section, 8);
    this.packed = width == PLAIN ? null : new Packed(section, HEADER, width, size);
    if (packed != null && size > 1L << width) {
      throw new IllegalArgumentException(size + " numbers of " + width + " bits");
    }
    if (packed == null && HEADER + 8L * size > section.capacity()) {
      throw new IllegalArgumentException(size + " numbers in " + section.capacity() + " bytes");
    }
  }

  @Override
  public int size() {
    return size;
  }

  long value(int index) {
    return packed == null
        ? Packed.loadLong(section, HEADER + 8 * index)
        : least + packed.get(index);
  }

  double number(int index) {
    return LiteralCoder.number(key.form(), key.scale(), value(index));
  }

  /** The first index with at least so great a number, or {@link #size}. */
  int from(double number) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (number(middle) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first index with a greater number, or {@link #size}. */
  int after(double number) {
    return from(Math.nextUp(number));
  }

  /** Finds a coded value, or -1. */
  int find(long value) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(value(middle), value);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public int find(byte[] bytes, int from, int to) {
    return find(decode(bytes, from));
  }

  @Override
  public void append(int index, Scratch out) {
    LiteralCoder.append(key.form(), key.scale(), value(index), out);
  }

  @Override
  public void validate() {
    for (int i = 1; i < size; i++) {
      if (value(i) <= value(i - 1)) {
        throw new IllegalArgumentException("Number " + i + " is out of order");
      }
    }
    Scratch scratch = new Scratch();
    LiteralCoder coder = new LiteralCoder();
    for (int i = 0; i < size; i++) {
      scratch.length = 0;
      append(i, scratch);
      coder.code(LiteralCoder.family(key.name()), scratch.bytes, 0, scratch.length);
      if (coder.form() != key.form() || coder.scale() != key.scale() || coder.value() != value(i)) {
        throw new IllegalArgumentException("Number " + i + " is not in its form");
      }
    }
  }

  /** Eight bytes whose unsigned order is the order of the values. */
  static void encode(long value, byte[] out) {
    long flipped = value ^ Long.MIN_VALUE;
    for (int i = 0; i < Long.BYTES; i++) {
      out[i] = (byte) (flipped >>> (Long.SIZE - Byte.SIZE * (i + 1)));
    }
  }

  static long decode(byte[] bytes, int from) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | (bytes[from + i] & 0xFF);
    }
    return value ^ Long.MIN_VALUE;
  }

  static void write(ImageOutput out, SortedTerms terms) throws IOException {
    long[] bounds = new long[2];
    boolean[] seen = new boolean[1];
    terms.forEach(
        (bytes, from, to) -> {
          long value = decode(bytes, from);
          bounds[0] = seen[0] ? bounds[0] : value;
          bounds[1] = value;
          seen[0] = true;
        });
    long range = bounds[1] - bounds[0];
    boolean plain = range < 0 || Packed.widthFor(range) > Packed.MAX_WIDTH;
    int width = plain ? PLAIN : Packed.widthFor(range);
    out.writeLong(bounds[0]);
    out.writeInt(width);
    out.writeInt(0);
    Packed.Writer numbers = new Packed.Writer(out, width);
    terms.forEach(
        (bytes, from, to) -> {
          long value = decode(bytes, from);
          if (plain) {
            out.writeLong(value);
          } else {
            numbers.add(value - bounds[0]);
          }
        });
    numbers.finish();
  }
}
