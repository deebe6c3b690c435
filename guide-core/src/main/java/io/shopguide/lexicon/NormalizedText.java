package io.shopguide.lexicon;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text in one spelling (compatibility forms, width, case, quotes and dashes unified), each of
 * whose characters knows the part of the original it came from.
 *
 * <p>Linear in the text, memory too. Immutable and thread-safe.
 */
final class NormalizedText {
  /*
   * A cluster is a code point with the marks that follow it. Canonical ordering is quadratic in the
   * number of marks, so a cluster ends after 30 of them, as in Unicode's stream-safe format.
   */
  private static final int MAX_MARKS = 30;

  private char[] chars;
  private int[] starts; // of each character's cluster in the original
  private int[] ends;
  private int length;

  private NormalizedText(int capacity) {
    chars = new char[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  static NormalizedText of(String text) {
    NormalizedText result = new NormalizedText(text.length() + 8);
    int at = 0;
    while (at < text.length()) {
      int end = clusterEnd(text, at);
      result.addCluster(text, at, end);
      at = end;
    }
    return result;
  }

  int length() {
    return length;
  }

  char charAt(int index) {
    return chars[index];
  }

  /** Where the original of a character starts. */
  int start(int index) {
    return starts[index];
  }

  /** Where the original of a character ends. */
  int end(int index) {
    return ends[index];
  }

  String substring(int from, int to) {
    return new String(chars, from, to - from);
  }

  private static int clusterEnd(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    for (int marks = 0; marks < MAX_MARKS && end < text.length(); marks++) {
      int next = text.codePointAt(end);
      if (!isMark(next)) {
        break;
      }
      end += Character.charCount(next);
    }
    return end;
  }

  private static boolean isMark(int codePoint) {
    if (codePoint < 0x300) {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || (codePoint >= 0xFF9E && codePoint <= 0xFF9F);
  }

  private void addCluster(String text, int start, int end) {
    char first = text.charAt(start);
    if (first < 0x80 && end == start + 1) {
      add(first >= 'A' && first <= 'Z' ? (char) (first + 32) : plain(first), start, end);
      return;
    }
    int codePoint = text.codePointAt(start);
    if (isDropped(codePoint)) {
      return;
    }
    String normal =
        Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT);
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      int digit = Character.digit(c, 10);
      add(digit >= 0 ? (char) ('0' + digit) : plain(c), start, end);
    }
  }

  /** Signs that carry no meaning for a shop: trade marks, soft hyphens, zero-width characters. */
  private static boolean isDropped(int codePoint) {
    return switch (codePoint) {
      case 0x00AD, 0x00A9, 0x00AE, 0x2116, 0x2120, 0x2122 -> true;
      default -> Character.getType(codePoint) == Character.FORMAT;
    };
  }

  private static char plain(char c) {
    return switch (c) {
      case '\u2018', '\u2019', '\u02BC', '\u2032', '`', '\u00B4' -> '\'';
      case '\u201C', '\u201D', '\u2033' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\u3002' -> '.';
      case '\u3001' -> ',';
      case '\u301C' -> '~';
      default -> isBlank(c) ? ' ' : c;
    };
  }

  private static boolean isBlank(char c) {
    return c <= ' '
        || c == '\u007F'
        || Character.isSurrogate(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c);
  }

  private void add(char c, int start, int end) {
    if (length == chars.length) {
      int capacity = length + (length >> 1) + 32;
      chars = Arrays.copyOf(chars, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    chars[length] = c;
    starts[length] = start;
    ends[length] = end;
    length++;
  }
}
