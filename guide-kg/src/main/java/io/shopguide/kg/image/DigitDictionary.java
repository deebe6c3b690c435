package io.shopguide.kg.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Keys that are all digits, such as article numbers, kept as packed numbers in the order of the
 * keys' bytes. Either all have one length (EAN 13), or none has a leading zero. The section: int
 * length of every key, 0 where they differ; int bits of a number; the numbers. Immutable and
 * thread-safe.
 */
final class DigitDictionary implements Dictionary {
  /** Longer keys do not fit into a packed number. */
  static final int MAX_LENGTH = 17;

  private static final int HEADER = 8;
  private static final long[] POWERS = new long[MAX_LENGTH + 1];
  private static final byte[] DIGITS_BY_ZEROS = new byte[Long.SIZE + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
    for (int zeros = 0; zeros <= Long.SIZE; zeros++) {
      long least = zeros == Long.SIZE ? 0 : Long.MIN_VALUE >>> zeros;
      DIGITS_BY_ZEROS[zeros] = (byte) (least < 0 ? MAX_LENGTH : LiteralCoder.digitCount(least));
    }
  }

  private final int size;
  private final int keyLength;
  private final Packed numbers;

  /**
   * Reads the section of a class.
   *
   * @throws IllegalArgumentException if it does not hold so many keys
   */
  DigitDictionary(ByteBuffer section, int size) {
    if (section.capacity() < HEADER) {
      throw new IllegalArgumentException("Keys in " + section.capacity() + " bytes");
    }
    long header = Packed.loadLong(section, 0);
    this.size = size;
    this.keyLength = (int) header;
    this.numbers = new Packed(section, HEADER, (int) (header >>> Integer.SIZE), size);
    if (keyLength < 0 || keyLength > MAX_LENGTH || size > 1L << numbers.width()) {
      throw new IllegalArgumentException(
          "%d keys of %d digits in %d bits".formatted(size, keyLength, numbers.width()));
    }
  }

  @Override
  public int size() {
    return size;
  }

  private static int digits(long number) {
    int least = DIGITS_BY_ZEROS[Long.numberOfLeadingZeros(number)];
    return least < MAX_LENGTH && number >= POWERS[least] ? least + 1 : least;
  }

  @Override
  public int find(byte[] bytes, int from, int to) {
    int length = to - from;
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || length > MAX_LENGTH) {
        return -1;
      }
      number = 10 * number + digit;
    }
    if (keyLength > 0) {
      return length == keyLength ? numbers.search(0, size, number) : -1;
    }
    if (length == 0 || (length > 1 && bytes[from] == '0')) {
      return -1;
    }
    long wanted = number * POWERS[MAX_LENGTH - length];
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long other = numbers.get(middle);
      int otherLength = digits(other);
      long padded = other * POWERS[MAX_LENGTH - otherLength];
      if (padded < wanted || (padded == wanted && otherLength < length)) {
        low = middle + 1;
      } else if (padded == wanted && otherLength == length) {
        return middle;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  @Override
  public void append(int index, Scratch out) {
    long number = numbers.get(index);
    LiteralCoder.appendDigits(number, keyLength > 0 ? keyLength : digits(number), out);
  }

  @Override
  public void validate() {
    Scratch scratch = new Scratch();
    for (int i = 0; i < size; i++) {
      long number = numbers.get(i);
      if (number >= POWERS[keyLength > 0 ? keyLength : MAX_LENGTH]) {
        throw new IllegalArgumentException("Key " + i + " has too many digits");
      }
      scratch.length = 0;
      append(i, scratch);
      if (find(scratch.bytes, 0, scratch.length) != i) {
        throw new IllegalArgumentException("Key " + i + " is out of order");
      }
    }
  }

  /**
   * Whether keys can be kept so.
   *
   * @return the length of all, 0 if they differ, -1 if they cannot
   */
  static int commonLength(SortedTerms terms) throws IOException {
    int[] lengths = {Integer.MAX_VALUE, 0};
    boolean[] refused = new boolean[2]; // not digits; a leading zero
    terms.forEach(
        (bytes, from, to) -> {
          lengths[0] = Math.min(lengths[0], to - from);
          lengths[1] = Math.max(lengths[1], to - from);
          refused[1] |= to - from > 1 && bytes[from] == '0';
          for (int i = from; i < to && !refused[0]; i++) {
            refused[0] = bytes[i] < '0' || bytes[i] > '9';
          }
        });
    if (refused[0] || lengths[0] == 0 || lengths[1] > MAX_LENGTH) {
      return -1;
    }
    if (lengths[0] == lengths[1]) {
      return lengths[0];
    }
    return refused[1] ? -1 : 0;
  }

  static void write(ImageOutput out, SortedTerms terms, int keyLength) throws IOException {
    long[] greatest = new long[1];
    terms.forEach(
        (bytes, from, to) -> greatest[0] = Math.max(greatest[0], number(bytes, from, to)));
    int width = Packed.widthFor(greatest[0]);
    out.writeInt(keyLength);
    out.writeInt(width);
    Packed.Writer numbers = new Packed.Writer(out, width);
    terms.forEach((bytes, from, to) -> numbers.add(number(bytes, from, to)));
    numbers.finish();
  }

  private static long number(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + bytes[i] - '0';
    }
    return number;
  }
}
