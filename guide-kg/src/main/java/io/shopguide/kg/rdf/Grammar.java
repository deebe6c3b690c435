package io.shopguide.kg.rdf;

/**
 * The tokens of N-Triples 1.1 over UTF-8 bytes. Labels follow the erratum to the recommendation,
 * and its test suite: they hold no colon.
 */
final class Grammar {
  /** Bytes that no IRI holds as they are, and those of characters beyond ASCII. */
  static final int IRI_STOP = 1;

  /** Bytes that no literal holds as they are, and those of characters beyond ASCII. */
  static final int TEXT_STOP = 2;

  /** Bytes that end a line, and those of characters beyond ASCII. */
  static final int LINE_STOP = 4;

  private static final int ALPHA = 8;
  private static final int ALPHANUMERIC = 16;
  private static final int SCHEME = 32;
  private static final int LABEL_START = 64;
  private static final int LABEL = 128;

  private static final short[] CLASSES = classes();

  private Grammar() {}

  private static short[] classes() {
    short[] classes = new short[256];
    for (int c = 0; c < 256; c++) {
      boolean wide = c >= 0x80;
      boolean alpha = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      boolean alphanumeric = alpha || (c >= '0' && c <= '9');
      boolean lineEnd = c == '\n' || c == '\r';
      int mask = wide || c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0 ? IRI_STOP : 0;
      mask |= wide || lineEnd || c == '"' || c == '\\' ? TEXT_STOP : 0;
      mask |= wide || lineEnd ? LINE_STOP : 0;
      mask |= alpha ? ALPHA : 0;
      mask |= alphanumeric ? ALPHANUMERIC : 0;
      mask |= alphanumeric || c == '+' || c == '-' || c == '.' ? SCHEME : 0;
      mask |= alphanumeric || c == '_' ? LABEL_START : 0;
      mask |= alphanumeric || c == '_' || c == '-' || c == '.' ? LABEL : 0;
      classes[c] = (short) mask;
    }
    return classes;
  }

  /** Whether a byte is in a class. */
  static boolean is(int value, int byteClass) {
    return (CLASSES[value & 0xFF] & byteClass) != 0;
  }

  static boolean isLineEnd(byte value) {
    return value == '\n' || value == '\r';
  }

  /** Whether an IRI holds a character as it is. */
  static boolean isIriCharacter(int codePoint) {
    return codePoint >= 0x80 || !is(codePoint, IRI_STOP);
  }

  /** Whether an IRI begins with a scheme. */
  static boolean isAbsolute(byte[] iri, int from, int to) {
    if (from == to || !is(iri[from], ALPHA)) {
      return false;
    }
    int at = from + 1;
    while (at < to && is(iri[at], SCHEME)) {
      at++;
    }
    return at < to && iri[at] == ':';
  }

  /** Whether something is an IRI of its own: absolute, and without a character that none has. */
  static boolean isIri(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (!isIriCharacter(bytes[at] & 0xFF)) {
        return false;
      }
    }
    return isAbsolute(bytes, from, to);
  }

  /** Where the language tag that begins at an index ends; there itself if none does. */
  static int languageEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && is(bytes[end], ALPHA)) {
      end++;
    }
    if (end == from) {
      return from;
    }
    while (end < to && bytes[end] == '-') {
      int part = end + 1;
      while (part < to && is(bytes[part], ALPHANUMERIC)) {
        part++;
      }
      if (part == end + 1) {
        return end;
      }
      end = part;
    }
    return end;
  }

  /** Where the label of a blank node that begins at an index ends; there itself if none does. */
  static int labelEnd(byte[] bytes, int from, int to) {
    if (from == to || !isLabelStart(Utf8.decode(bytes, from, to))) {
      return from;
    }
    int end = from;
    while (end < to) {
      int value = bytes[end];
      if (value >= 0) {
        if (!is(value, LABEL)) {
          break;
        }
        end++;
      } else {
        int codePoint = Utf8.decode(bytes, end, to);
        if (!isLabelPart(codePoint)) {
          break;
        }
        end += Utf8.length(codePoint);
      }
    }
    while (bytes[end - 1] == '.') {
      end--;
    }
    return end;
  }

  private static boolean isLabelStart(int codePoint) {
    return codePoint < 0x80
        ? codePoint >= 0 && is(codePoint, LABEL_START)
        : isWideLetter(codePoint);
  }

  private static boolean isLabelPart(int wide) {
    return isWideLetter(wide)
        || wide == 0xB7
        || (wide >= 0x300 && wide <= 0x36F)
        || (wide >= 0x203F && wide <= 0x2040);
  }

  /** PN_CHARS_BASE beyond ASCII. */
  private static boolean isWideLetter(int c) {
    return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
        || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
        || (c >= 0x200C && c <= 0x200D)
        || (c >= 0x2070 && c <= 0x218F)
        || (c >= 0x2C00 && c <= 0x2FEF)
        || (c >= 0x3001 && c <= 0xD7FF)
        || (c >= 0xF900 && c <= 0xFDCF)
        || (c >= 0xFDF0 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0xEFFFF);
  }
}
