package io.shopguide.lexicon;

/**
 * A 64-bit polynomial hash of characters that composes: with {@code h(s)} of a text and {@code n}
 * the length of another one, {@code h(s + t) = h(s) * power(n) + h(t)}. So the hash of any part of
 * a text follows from those of the text's beginnings.
 *
 * <p>Two different strings have the same hash with a probability of about 2^-64 unless they were
 * made for it. Thread-safe.
 */
final class Hash {
  /*
   * Modulo 2^64 a base that is 5 modulo 8 has the longest period there is, so swapped characters
   * differ in all but the lowest three bits. Characters are scattered first, because the sums of
   * small numbers that a polynomial of plain codes would add up collide more often than chance.
   */
  private static final long BASE = 0x9A3C_5F1D_E87B_4265L;

  private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;
  private static final long[] POWERS = new long[FormKey.MAX_LENGTH + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * BASE;
    }
  }

  private Hash() {}

  /** The hash of a text and one character more. */
  static long append(long hash, char c) {
    long scattered = (c + 1) * SCATTER;
    return hash * BASE + (scattered ^ (scattered >>> 29));
  }

  static long of(CharSequence text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = append(hash, text.charAt(i));
    }
    return hash;
  }

  static long of(char[] chars, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = append(hash, chars[i]);
    }
    return hash;
  }

  /**
   * The hash of what is left of a text when a beginning is taken away.
   *
   * @param all the text's hash
   * @param head the hash of its beginning
   * @param length the length of what is left, at most {@link FormKey#MAX_LENGTH}
   */
  static long tail(long all, long head, int length) {
    return all - head * POWERS[length];
  }

  /**
   * The hash of two texts one after the other, the second at most as long as {@link #tail} takes.
   */
  static long join(long head, long tail, int length) {
    return head * POWERS[length] + tail;
  }

  /** Puts the hash of each beginning of some characters, the empty one first, into an array. */
  static void heads(char[] chars, int length, long[] heads) {
    heads[0] = 0;
    for (int i = 0; i < length; i++) {
      heads[i + 1] = append(heads[i], chars[i]);
    }
  }

  /** A bijection under which every bit of the result depends on every bit of the hash. */
  static long mix(long hash) {
    long h = (hash ^ (hash >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
    h = (h ^ (h >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
    return h ^ (h >>> 32);
  }
}
