package io.shopguide.lexicon;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Tells cheaply that no key begins as a text does.
 *
 * <p>A Bloom filter of the keys' beginnings of certain lengths: a word of 64 bits for each, of
 * which it sets four. About one in thirty beginnings that no key has is taken for one, which costs
 * time only. Immutable and thread-safe.
 */
final class PrefixFilter {
  private static final int[] DEPTHS = {1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96};
  private static final int BITS = 10; // for each beginning
  private static final int MAX_WORDS = Integer.MAX_VALUE >>> 3;
  private static final byte[] DEPTH_OF = new byte[FormKey.MAX_LENGTH + 1];

  static {
    for (int depth : DEPTHS) {
      Arrays.fill(DEPTH_OF, depth, DEPTH_OF.length, (byte) depth);
    }
  }

  private final ByteBuffer bytes;
  private final int words;

  /**
   * Reads a section.
   *
   * @throws IllegalArgumentException if it is empty
   */
  PrefixFilter(Section section) {
    bytes = section.bytes();
    words = bytes.limit() >>> 3;
    if (words < 1) {
      throw new IllegalArgumentException("A prefix filter without a word");
    }
  }

  /** A filter of keys in natural order. */
  static PrefixFilter of(List<String> sorted, long seed) {
    long count = 0;
    String last = "";
    for (String key : sorted) {
      int common = common(last, key);
      for (int depth : DEPTHS) {
        count += depth > common && depth <= key.length() ? 1 : 0;
      }
      last = key;
    }
    int words = Math.clamp((count * BITS + 63) / 64, 1, MAX_WORDS);
    PrefixFilter filter = new PrefixFilter(new Section(ByteBuffer.allocate(words << 3), words, 0));
    last = "";
    for (String key : sorted) {
      filter.add(key, common(last, key), seed);
      last = key;
    }
    return filter;
  }

  private static int common(String a, String b) {
    int length = Math.min(a.length(), b.length());
    int at = 0;
    while (at < length && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private void add(String key, int common, long seed) {
    long hash = 0;
    for (int i = 0; i < key.length(); i++) {
      hash = Hash.append(hash, key.charAt(i));
      if (i + 1 > common && DEPTH_OF[i + 1] == i + 1) {
        long mixed = Hash.mix(hash ^ seed);
        int at = place(mixed);
        LittleEndian.putLong(bytes, at, LittleEndian.getLong(bytes, at) | bits(mixed));
      }
    }
  }

  /** The length of the beginning to ask for when a text of some length may be a key's beginning. */
  static int depth(int length) {
    return DEPTH_OF[length];
  }

  /** Whether a key may have a beginning of a {@linkplain #depth depth}, by its mixed hash. */
  boolean mayContain(long mixed) {
    long bits = bits(mixed);
    return (LittleEndian.getLong(bytes, place(mixed)) & bits) == bits;
  }

  private int place(long mixed) {
    return (int) (((mixed >>> 32) * words) >>> 32) << 3;
  }

  private static long bits(long mixed) {
    return 1L << mixed | 1L << (mixed >>> 6) | 1L << (mixed >>> 12) | 1L << (mixed >>> 18);
  }

  Section section() {
    return new Section(bytes, words, 0);
  }

  long byteCount() {
    return bytes.limit();
  }
}
