package io.shopguide.kg.image;

import com.carrotsearch.hppc.IntArrayList;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Keys in ascending order of their bytes, front-coded in blocks of 8: the first key of a block in
 * full, of each other one what differs from the key before. The section: the blocks; their starts,
 * packed; int bits of a start; int length of the blocks. A block: varint length and bytes of the
 * first key; then of each other key varint number of bytes it shares with the one before, varint
 * number of bytes that follow, and these. Immutable and thread-safe.
 */
final class KeyDictionary implements Dictionary {
  private static final int SHIFT = 3;
  private static final int MASK = (1 << SHIFT) - 1;
  private static final int TRAILER = 8;

  private final ByteBuffer section;
  private final int size;
  private final Packed starts;

  /**
   * Reads the section of a class.
   *
   * @throws IllegalArgumentException if it does not hold so many keys
   */
  KeyDictionary(ByteBuffer section, int size) {
    if (section.capacity() < TRAILER) {
      throw new IllegalArgumentException("Keys in " + section.capacity() + " bytes");
    }
    long trailer = Packed.loadLong(section, section.capacity() - TRAILER);
    this.section = section;
    this.size = size;
    int length = (int) (trailer >>> Integer.SIZE);
    if (length < size) {
      throw new IllegalArgumentException(size + " keys in " + length + " bytes");
    }
    this.starts = new Packed(section, length, (int) trailer, (size + MASK) >>> SHIFT);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int find(byte[] bytes, int from, int to) {
    int low = 0;
    int high = ((size + MASK) >>> SHIFT) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compareFirst(middle, bytes, from, to);
      if (order == 0) {
        return middle << SHIFT;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? -1 : findInBlock(high, bytes, from, to);
  }

  private int compareFirst(int block, byte[] bytes, int from, int to) {
    Cursor cursor = new Cursor(block);
    int length = cursor.varint();
    return compareRest(cursor.next, length, bytes, from, to);
  }

  private int compareRest(int at, int length, byte[] bytes, int from, int to) {
    int common = Math.min(length, to - from);
    for (int i = 0; i < common; i++) {
      int order = (section.get(at + i) & 0xFF) - (bytes[from + i] & 0xFF);
      if (order != 0) {
        return order;
      }
    }
    return length - (to - from);
  }

  /** Finds a key after the first one of a block, which is less. */
  private int findInBlock(int block, byte[] bytes, int from, int to) {
    Cursor cursor = new Cursor(block);
    int length = cursor.varint();
    int agreed = matching(cursor.next, length, bytes, from, to);
    cursor.next += length;
    int end = Math.min(size, (block + 1) << SHIFT);
    for (int index = (block << SHIFT) + 1; index < end; index++) {
      int shared = cursor.varint();
      length = cursor.varint();
      if (shared < agreed) {
        return -index - 1;
      }
      if (shared == agreed) {
        int more = matching(cursor.next, length, bytes, from + agreed, to);
        agreed += more;
        boolean keyEnds = more == length;
        boolean wantedEnds = from + agreed == to;
        if (wantedEnds) {
          return keyEnds ? index : -index - 1;
        }
        if (!keyEnds && (section.get(cursor.next + more) & 0xFF) > (bytes[from + agreed] & 0xFF)) {
          return -index - 1;
        }
      }
      cursor.next += length;
    }
    return -end - 1;
  }

  private int matching(int at, int length, byte[] bytes, int from, int to) {
    int limit = Math.min(length, to - from);
    int i = 0;
    while (i < limit && section.get(at + i) == bytes[from + i]) {
      i++;
    }
    return i;
  }

  @Override
  public void append(int index, Scratch out) {
    Cursor cursor = new Cursor(index >>> SHIFT);
    int start = out.length;
    cursor.copy(cursor.varint(), out);
    for (int i = index & MASK; i > 0; i--) {
      int shared = cursor.varint();
      if (shared > out.length - start) {
        throw new IllegalArgumentException("Key " + index + " is damaged");
      }
      out.length = start + shared;
      cursor.copy(cursor.varint(), out);
    }
  }

  @Override
  public void validate() {
    Scratch key = new Scratch();
    for (int i = 0; i < size; i++) {
      key.length = 0;
      append(i, key);
      if (find(key.bytes, 0, key.length) != i) {
        throw new IllegalArgumentException("Key " + i + " is out of order");
      }
    }
  }

  /** Reads a block from its start on. */
  private final class Cursor {
    private int next;

    Cursor(int block) {
      this.next = (int) starts.get(block);
    }

    int varint() {
      int value = section.get(next++);
      if (value >= 0) {
        return value;
      }
      value &= 0x7F;
      for (int shift = 7; shift < Integer.SIZE - 1; shift += 7) {
        int more = section.get(next++);
        value |= (more & 0x7F) << shift;
        if (more >= 0) {
          break;
        }
      }
      return value;
    }

    void copy(int length, Scratch out) {
      if (length < 0 || length > section.capacity() - next) {
        throw new IllegalArgumentException("A key of " + length + " bytes");
      }
      section.get(next, out.reserve(length), out.length, length);
      out.length += length;
      next += length;
    }
  }

  static void write(ImageOutput out, SortedTerms terms) throws IOException {
    IntArrayList starts = new IntArrayList();
    long begin = out.position();
    Scratch last = new Scratch();
    int[] index = new int[1];
    terms.forEach(
        (bytes, from, to) -> {
          int shared = 0;
          if ((index[0]++ & MASK) == 0) {
            starts.add(sectionPlace(out.position() - begin));
          } else {
            int limit = Math.min(last.length, to - from);
            while (shared < limit && last.bytes[shared] == bytes[from + shared]) {
              shared++;
            }
            writeVarint(out, shared);
          }
          writeVarint(out, to - from - shared);
          out.writeBytes(bytes, from + shared, to);
          last.length = 0;
          last.add(bytes, from, to);
        });
    int length = sectionPlace(out.position() - begin);
    int width = Packed.widthFor(length);
    Packed.Writer packed = new Packed.Writer(out, width);
    for (int i = 0; i < starts.size(); i++) {
      packed.add(starts.get(i));
    }
    packed.finish();
    out.writeInt(width);
    out.writeInt(length);
  }

  private static int sectionPlace(long place) {
    if (place > Integer.MAX_VALUE - 64) {
      throw new IllegalStateException("The keys of one class exceed 2 GiB");
    }
    return (int) place;
  }

  private static void writeVarint(ImageOutput out, int value) throws IOException {
    int rest = value;
    while (rest >= 0x80) {
      out.writeByte(rest | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }
}
