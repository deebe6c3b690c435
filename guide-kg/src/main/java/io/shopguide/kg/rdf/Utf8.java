package io.shopguide.kg.rdf;

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
  /** Instead of a code point: the bytes are not UTF-8. */
  static final int MALFORMED = -1;

  private static final int LAST_CONTINUATION = (byte) 0xBF;

  private Utf8() {}

  /** The code point that begins at an index, or {@link #MALFORMED}. */
  static int decode(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0x80) {
      return lead;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || end - at < length) {
      return MALFORMED;
    }
    int codePoint = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      int next = bytes[at + i];
      if (next > LAST_CONTINUATION) {
        return MALFORMED;
      }
      codePoint = codePoint << 6 | (next & 0x3F);
    }
    return isScalar(codePoint) && length(codePoint) == length ? codePoint : MALFORMED;
  }

  /** Whether UTF-8 can hold a number. */
  static boolean isScalar(int codePoint) {
    return Character.isValidCodePoint(codePoint)
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  /** Number of bytes of a code point. */
  static int length(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** Puts a code point in and returns the index after it. */
  static int encode(int codePoint, byte[] into, int at) {
    int length = length(codePoint);
    if (length == 1) {
      into[at] = (byte) codePoint;
      return at + 1;
    }
    int rest = codePoint;
    for (int i = length - 1; i > 0; i--) {
      into[at + i] = (byte) (0x80 | (rest & 0x3F));
      rest >>>= 6;
    }
    into[at] = (byte) (0xF00 >> length | rest);
    return at + length;
  }

  /** Whether all bytes are UTF-8. */
  static boolean isValid(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int codePoint = decode(bytes, at, bytes.length);
      if (codePoint == MALFORMED) {
        return false;
      }
      at += length(codePoint);
    }
    return true;
  }
}
