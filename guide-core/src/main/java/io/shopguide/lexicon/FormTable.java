package io.shopguide.lexicon;

import java.nio.ByteBuffer;

/**
 * A set of 64-bit hashes that numbers its members without gaps.
 *
 * <p>A lookup is one access to memory in all but a few cases. Hashes must be {@linkplain Hash#mix
 * mixed}. Immutable and thread-safe.
 */
final class FormTable {
  /*
   * Hashes in ascending order, each as near as possible to the line of 64 bytes that its upper half
   * belongs to (quotienting: those bits need no place), at most twelve a line. A line:
   *
   *   bytes 0-3    number of the first member; sign bit set if members of this line are in the next
   *   bytes 4-15   a tag of each member, 0 for none
   *   bytes 16-63  the lower half of each member's hash
   *
   * So some 57 bits of a hash count. Tags are compared eight at a time within a long. That a hash
   * which is no member is taken for one has a probability of about 1e-11 at a million members.
   */
  private static final int LINE_SHIFT = 6;
  private static final int SLOTS = 12;
  private static final double LOAD = 9.6; // members a line; more would spill too often
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;
  private static final int MAX_LINES = Integer.MAX_VALUE >>> LINE_SHIFT;
  private static final int SPILLS = 1 << 31;
  private static final int TAGS = 4;
  private static final int LOWER_HALVES = 16;

  private final ByteBuffer bytes;
  private final int homes; // the lines that hashes belong to; a few more may follow
  private final int lines;

  /**
   * Reads a section.
   *
   * @throws IllegalArgumentException if its number of lines is impossible
   */
  FormTable(Section section) {
    bytes = section.bytes();
    homes = (int) section.count();
    lines = bytes.limit() >>> LINE_SHIFT;
    if (homes < 1 || homes > lines) {
      throw new IllegalArgumentException(homes + " of " + lines + " lines");
    }
  }

  /**
   * A table of distinct hashes in ascending unsigned order; {@code null} if two seem equal in it.
   */
  static FormTable of(long[] sorted) {
    int homes = (int) Math.max(1, Math.ceil(sorted.length / LOAD));
    int lines = homes;
    int pending = 0;
    for (int line = 0, next = 0; line < homes || pending > 0; line++) {
      while (next < sorted.length && line(sorted[next], homes) <= line) {
        next++;
        pending++;
      }
      pending -= Math.min(pending, SLOTS);
      lines = Math.max(lines, line + 1);
    }
    if (lines > MAX_LINES) {
      throw new IllegalArgumentException(
          sorted.length + " forms are too many for one lexicon; split it");
    }
    FormTable table =
        new FormTable(new Section(ByteBuffer.allocate(lines << LINE_SHIFT), homes, 0));
    table.fill(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (table.find(sorted[i]) != i) {
        return null;
      }
    }
    return table;
  }

  private void fill(long[] sorted) {
    int placed = 0;
    for (int line = 0; line < lines; line++) {
      int at = line << LINE_SHIFT;
      int first = placed;
      while (isDue(sorted, placed, line) && placed - first < SLOTS) {
        int slot = placed - first;
        bytes.put(at + TAGS + slot, (byte) tag(sorted[placed]));
        LittleEndian.putInt(bytes, at + LOWER_HALVES + 4 * slot, (int) sorted[placed]);
        placed++;
      }
      LittleEndian.putInt(bytes, at, isDue(sorted, placed, line) ? first | SPILLS : first);
    }
  }

  private boolean isDue(long[] sorted, int next, int line) {
    return next < sorted.length && line(sorted[next], homes) <= line;
  }

  private static int line(long hash, int homes) {
    return (int) (((hash >>> 32) * homes) >>> 32);
  }

  private static int tag(long hash) {
    int tag = (int) (hash >>> 32) & 0xFF;
    return tag == 0 ? 1 : tag;
  }

  /** The number of a member, -1 for any other hash. */
  int find(long hash) {
    long tags = tag(hash) * ONES;
    int lower = (int) hash;
    int line = line(hash, homes);
    while (true) {
      int at = line << LINE_SHIFT;
      long head = LittleEndian.getLong(bytes, at);
      for (long hits = zeros(head ^ tags) >>> 32; hits != 0; hits &= hits - 1) {
        int slot = Long.numberOfTrailingZeros(hits) >>> 3;
        if (LittleEndian.getInt(bytes, at + LOWER_HALVES + 4 * slot) == lower) {
          return ((int) head & ~SPILLS) + slot;
        }
      }
      long tail = LittleEndian.getLong(bytes, at + 8);
      for (long hits = zeros(tail ^ tags); hits != 0; hits &= hits - 1) {
        int slot = 4 + (Long.numberOfTrailingZeros(hits) >>> 3);
        if (LittleEndian.getInt(bytes, at + LOWER_HALVES + 4 * slot) == lower) {
          return ((int) head & ~SPILLS) + slot;
        }
      }
      if ((int) head >= 0 || ++line >= lines) {
        return -1;
      }
    }
  }

  /** The high bit of each byte that is 0, and perhaps of some above the first such byte. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  Section section() {
    return new Section(bytes, homes, 0);
  }

  long byteCount() {
    return bytes.limit();
  }
}
