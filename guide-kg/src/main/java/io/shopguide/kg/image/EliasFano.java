package io.shopguide.kg.image;

import com.carrotsearch.hppc.LongArrayList;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A sequence of numbers that never descends, in about 2 + log2(greatest / count) bits each, with
 * access to any of them in constant time on average (Elias, "Efficient storage and retrieval by
 * content and address of static files", 1974; Fano, 1971).
 *
 * <p>Each number's lower bits are packed. The upper bits are coded in unary: number i has its bit
 * at place upper + i of a bit vector. The place of every 64th such bit is kept beside. Immutable
 * and thread-safe.
 */
final class EliasFano {
  private static final int SAMPLE_SHIFT = 6;
  private static final int SAMPLE_MASK = (1 << SAMPLE_SHIFT) - 1;

  private final ByteBuffer bytes;
  private final int count;
  private final int lowWidth;
  private final Packed low;
  private final Packed samples;
  private final int upperStart;

  /**
   * Reads a sequence that was written with the same count and greatest number.
   *
   * @throws IllegalArgumentException if it does not fit into the buffer
   */
  EliasFano(ByteBuffer bytes, int start, int count, long greatest) {
    this.bytes = bytes;
    this.count = count;
    this.lowWidth = lowWidth(count, greatest);
    long next = start;
    this.low = new Packed(bytes, start, lowWidth, count);
    next = aligned(next + Packed.bytesFor(count, lowWidth));
    long upperBits = upperBits(count, greatest, lowWidth);
    requireInt(next);
    this.samples = new Packed(bytes, (int) next, Packed.widthFor(upperBits), sampleCount(count));
    next = aligned(next + Packed.bytesFor(sampleCount(count), samples.width()));
    requireInt(next);
    this.upperStart = (int) next;
    new Packed(bytes, upperStart, 1, upperBits);
  }

  static long bytesFor(int count, long greatest) {
    int lowWidth = lowWidth(count, greatest);
    long upperBits = upperBits(count, greatest, lowWidth);
    return aligned(Packed.bytesFor(count, lowWidth))
        + aligned(Packed.bytesFor(sampleCount(count), Packed.widthFor(upperBits)))
        + aligned(Packed.bytesFor(upperBits, 1));
  }

  private static void requireInt(long place) {
    if (place > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("A sequence of offsets ends at byte " + place);
    }
  }

  private static long aligned(long bytes) {
    return (bytes + 7) & -8;
  }

  private static int sampleCount(int count) {
    return (count + SAMPLE_MASK) >>> SAMPLE_SHIFT;
  }

  private static int lowWidth(int count, long greatest) {
    return count == 0 || greatest <= count ? 0 : Packed.widthFor(greatest / count) - 1;
  }

  private static long upperBits(int count, long greatest, int lowWidth) {
    return count + (greatest >>> lowWidth) + 1;
  }

  int count() {
    return count;
  }

  long get(int index) {
    return ((select(index) - index) << lowWidth) | low.get(index);
  }

  /**
   * Two neighbours at once, for sequences of ints.
   *
   * @return the number before {@code index}, 0 for index 0, in the upper half; the number at {@code
   *     index} in the lower
   */
  long pair(int index) {
    if (index == 0) {
      return get(0);
    }
    long before = select(index - 1);
    long at = nextOne(before + 1);
    long first = ((before - index + 1) << lowWidth) | low.get(index - 1);
    long second = ((at - index) << lowWidth) | low.get(index);
    return first << Integer.SIZE | second;
  }

  private long word(long wordIndex) {
    return Packed.loadLong(bytes, upperStart + (int) (wordIndex << 3));
  }

  /** Place of the bit of number {@code index}. */
  private long select(int index) {
    int rank = index & SAMPLE_MASK;
    long place = samples.get(index >>> SAMPLE_SHIFT);
    long wordIndex = place >>> 6;
    long word = word(wordIndex) & (-1L << place);
    int ones = Long.bitCount(word);
    while (ones <= rank) {
      rank -= ones;
      word = word(++wordIndex);
      ones = Long.bitCount(word);
    }
    return (wordIndex << 6) + Long.numberOfTrailingZeros(Long.expand(1L << rank, word));
  }

  private long nextOne(long from) {
    long wordIndex = from >>> 6;
    long word = word(wordIndex) & (-1L << from);
    while (word == 0) {
      word = word(++wordIndex);
    }
    return (wordIndex << 6) + Long.numberOfTrailingZeros(word);
  }

  /** Writes the first {@code count} of some numbers, none less than the one before. */
  static void write(ImageOutput out, int[] numbers, int count) throws IOException {
    long greatest = count == 0 ? 0 : numbers[count - 1];
    int lowWidth = lowWidth(count, greatest);
    long upperBits = upperBits(count, greatest, lowWidth);
    Packed.Writer low = new Packed.Writer(out, lowWidth);
    long lowMask = (1L << lowWidth) - 1;
    for (int i = 0; i < count; i++) {
      low.add(numbers[i] & lowMask);
    }
    low.finish();
    Packed.Writer samples = new Packed.Writer(out, Packed.widthFor(upperBits));
    for (int i = 0; i < count; i += 1 << SAMPLE_SHIFT) {
      samples.add(((long) numbers[i] >>> lowWidth) + i);
    }
    samples.finish();
    LongArrayList upper = new LongArrayList();
    upper.resize((int) ((upperBits + Long.SIZE - 1) / Long.SIZE));
    for (int i = 0; i < count; i++) {
      long place = ((long) numbers[i] >>> lowWidth) + i;
      upper.buffer[(int) (place >>> 6)] |= 1L << place;
    }
    Packed.Writer bits = new Packed.Writer(out, 1);
    writeBits(bits, upper.buffer, upperBits);
    bits.finish();
  }

  private static void writeBits(Packed.Writer out, long[] words, long count) throws IOException {
    for (long i = 0; i < count; i++) {
      out.add((words[(int) (i >>> 6)] >>> i) & 1);
    }
  }
}
