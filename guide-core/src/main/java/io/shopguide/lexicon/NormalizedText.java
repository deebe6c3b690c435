package io.shopguide.lexicon;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text in one spelling (compatibility forms, width, case, quotes, dashes and traditional Chinese
 * characters unified), each of whose characters knows the part of the original it came from.
 *
 * <p>Reading is linear in the text and allocates nothing for ASCII, Chinese and full-width
 * characters, once the arrays are large enough. Not thread-safe; one per thread.
 */
final class NormalizedText {
  /*
   * A cluster is a code point with the marks that follow it. Canonical ordering is quadratic in the
   * number of marks, so a cluster ends after 30 of them, as in Unicode's stream-safe format.
   */
  private static final int MAX_MARKS = 30;

  private static final int FULL_WIDTH = 0xFEE0; // distance of full-width forms to ASCII
  private static final char[] ASCII = new char[0x80];

  static {
    for (char c = 0; c < ASCII.length; c++) {
      ASCII[c] = c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : plain(c);
    }
  }

  /** Arrays that are longer are given back when the next text is short. */
  static final int KEPT = 1 << 14;

  private char[] raw = {};
  private char[] chars = {};
  private int[] starts = {}; // of each character's cluster in the original
  private int[] ends = {};
  private int length;

  /** Reads a text in place of the one before. */
  void read(CharSequence text) {
    int count = text.length();
    reserve(count);
    if (text instanceof String string) {
      string.getChars(0, count, raw, 0);
    } else {
      for (int i = 0; i < count; i++) {
        raw[i] = text.charAt(i);
      }
    }
    length = 0;
    for (int at = 0; at < count; ) {
      char simple = simple(raw[at]);
      if (simple != 0 && (at + 1 == count || !startsMark(at + 1, count))) {
        add(simple, at, at + 1);
        at++;
      } else {
        int end = clusterEnd(at, count);
        addCluster(at, end);
        at = end;
      }
    }
  }

  private void reserve(int count) {
    boolean tooShort = raw.length < count;
    boolean tooLong = chars.length > KEPT && count < KEPT / 2;
    if (tooShort || tooLong) {
      int capacity = Math.max(64, count + (count >> 2));
      raw = new char[capacity];
      chars = new char[capacity + 8];
      starts = new int[capacity + 8];
      ends = new int[capacity + 8];
    }
  }

  int length() {
    return length;
  }

  /** The characters; only the first {@link #length} count, and only until the next text. */
  char[] chars() {
    return chars;
  }

  /** Where the original of a character starts. */
  int start(int index) {
    return starts[index];
  }

  /** Where the original of a character ends. */
  int end(int index) {
    return ends[index];
  }

  /** The one character that a character without marks becomes, 0 if that is not so simple. */
  private static char simple(char c) {
    if (c < 0x80) {
      return ASCII[c];
    }
    if (Han.is(c)) {
      return Han.simplified(c);
    }
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return ASCII[c - FULL_WIDTH];
    }
    return switch (c) {
      case '\u2018', '\u2019' -> '\'';
      case '\u201C', '\u201D' -> '"';
      case '\u2013', '\u2014' -> '-';
      case '\u3001' -> ',';
      case '\u3002' -> '.';
      default -> 0;
    };
  }

  private boolean startsMark(int at, int count) {
    char c = raw[at];
    return c >= 0x300 && !Han.is(c) && isMark(Character.codePointAt(raw, at, count));
  }

  private int clusterEnd(int start, int count) {
    int end = start + Character.charCount(Character.codePointAt(raw, start, count));
    for (int marks = 0; marks < MAX_MARKS && end < count; marks++) {
      int next = Character.codePointAt(raw, end, count);
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

  private void addCluster(int start, int end) {
    if (isDropped(Character.codePointAt(raw, start, end))) {
      return;
    }
    String normal =
        Normalizer.normalize(new String(raw, start, end - start), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT);
    boolean fraction = normal.length() > 1 && normal.charAt(1) == '\u2044';
    if (fraction && length > 0 && chars[length - 1] >= '0' && chars[length - 1] <= '9') {
      add(' ', start, end); // 1½ is no 11⁄2
    }
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      int digit = Character.digit(c, 10);
      char unified = Han.is(c) ? Han.simplified(c) : plain(c);
      add(digit >= 0 ? (char) ('0' + digit) : unified, start, end);
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
    if (length == starts.length) {
      int capacity = length + (length >> 1) + 32;
      chars = Arrays.copyOf(chars, Math.max(chars.length, capacity));
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    chars[length] = c;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  /** The characters in an array of at least this length, for others to be put behind them. */
  char[] chars(int capacity) {
    if (chars.length < capacity) {
      chars = Arrays.copyOf(chars, capacity + (capacity >> 1));
    }
    return chars;
  }
}
