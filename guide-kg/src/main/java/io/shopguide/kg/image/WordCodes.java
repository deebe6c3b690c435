package io.shopguide.kg.image;

/**
 * How a word's rank by frequency is written in one to three bytes, of which the first tells how
 * many. First bytes up to {@code oneByte} are the ranks themselves, those up to {@code twoBytes}
 * are followed by one byte, the others but {@link #ESCAPE} by two. Immutable and thread-safe.
 *
 * @param oneByte number of ranks written in one byte
 * @param twoBytes the first of the first bytes that are followed by two bytes
 */
record WordCodes(int oneByte, int twoBytes) {
  /** The first byte of a text that is spelt out. */
  static final int ESCAPE = 255;

  WordCodes {
    if (oneByte < 0 || twoBytes < oneByte || twoBytes > ESCAPE) {
      throw new IllegalArgumentException(
          "No word codes: " + oneByte + " one-byte codes and two bytes up to " + twoBytes);
    }
  }

  /** The codes that take the fewest bytes for words in descending order of frequency; O(size). */
  static WordCodes cheapest(WordTable ranked) {
    int size = ranked.size();
    long[] upTo = new long[size + 1];
    for (int i = 0; i < size; i++) {
      upTo[i + 1] = upTo[i] + ranked.occurrences(i);
    }
    WordCodes best = null;
    long mostSaved = -1;
    for (int one = 0; one <= ESCAPE; one++) {
      for (int two = one; two <= ESCAPE; two++) {
        WordCodes codes = new WordCodes(one, two);
        int upToTwo = Math.min(codes.rank(two, 0, 0), size);
        long saved = upTo[Math.min(one, size)] + upTo[upToTwo];
        if (saved > mostSaved && codes.capacity() >= size) {
          best = codes;
          mostSaved = saved;
        }
      }
    }
    return best;
  }

  /** Number of ranks that can be written. */
  int capacity() {
    return rank(ESCAPE, 0, 0);
  }

  /** Number of bytes of a code that starts with this one. */
  int length(int first) {
    return first < oneByte ? 1 : first < twoBytes ? 2 : 3;
  }

  /** The rank of a code; bytes that it does not have are 0. */
  int rank(int first, int second, int third) {
    if (first < oneByte) {
      return first;
    }
    int firstOfThree = oneByte + ((twoBytes - oneByte) << 8);
    return first < twoBytes
        ? oneByte + ((first - oneByte) << 8) + second
        : firstOfThree + ((first - twoBytes) << 16) + (second << 8) + third;
  }

  /** Writes a rank. */
  void append(int rank, Scratch out) {
    int afterOne = rank - oneByte;
    int afterTwo = afterOne - ((twoBytes - oneByte) << 8);
    if (afterOne < 0) {
      out.add((byte) rank);
    } else if (afterTwo < 0) {
      out.add((byte) (oneByte + (afterOne >> 8)));
      out.add((byte) afterOne);
    } else {
      out.add((byte) (twoBytes + (afterTwo >> 16)));
      out.add((byte) (afterTwo >> 8));
      out.add((byte) afterTwo);
    }
  }
}
