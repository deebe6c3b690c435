package io.shopguide.kg.rdf;

import io.shopguide.kg.RdfSyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * The line that is being read, and where in which file it is. Every line ends with LF or CR within
 * the bytes, so scanning needs no other bound. Not thread-safe; one per thread.
 */
final class SourceLine {
  private static final int EXCERPT_BYTES = 40;

  private final String file;

  /** Holds the line. */
  byte[] bytes = {};

  /** Index of its first byte. */
  int start;

  /** Index after the last complete line. */
  int limit;

  private long number;

  SourceLine(String file) {
    this.file = file;
  }

  /** Goes to the next line. */
  void begin(byte[] source, int from, int to) {
    bytes = source;
    start = from;
    limit = to;
    number++;
  }

  int skipBlanks(int from) {
    int at = from;
    while (bytes[at] == ' ' || bytes[at] == '\t') {
      at++;
    }
    return at;
  }

  /** Index of the first ASCII byte of a class; the UTF-8 before it is sound. */
  int skipTo(int from, int stop) {
    byte[] source = bytes;
    int at = from;
    while (true) {
      while (!Grammar.is(source[at], stop)) {
        at++;
      }
      if (source[at] >= 0) {
        return at;
      }
      int codePoint = Utf8.decode(source, at, limit);
      if (codePoint == Utf8.MALFORMED) {
        throw unexpected(at, "text");
      }
      at += Utf8.length(codePoint);
    }
  }

  /** Index after the end of the line. */
  int next() {
    int at = start;
    while (!Grammar.isLineEnd(bytes[at])) {
      at++;
    }
    return afterEnd(at);
  }

  /** Index after a line's end. */
  int afterEnd(int at) {
    boolean two = bytes[at] == '\r' && at + 1 < limit && bytes[at + 1] == '\n';
    return two ? at + 2 : at + 1;
  }

  /** Says that the character at an index does not belong there. */
  RdfSyntaxException unexpected(int at, String expected) {
    if (Grammar.isLineEnd(bytes[at])) {
      return error(at, "the end of the line", expected);
    }
    int codePoint = Utf8.decode(bytes, at, limit);
    if (codePoint == Utf8.MALFORMED) {
      String value = "the byte 0x%02X, which is not UTF-8".formatted(bytes[at]);
      return error(at, value, "UTF-8; convert the file to UTF-8");
    }
    boolean visible = codePoint > ' ' && !isHidden(codePoint);
    String found = visible ? "'" + Character.toString(codePoint) + "'" : hex(codePoint);
    return error(at, found, expected);
  }

  /** Says that the text at an index does not belong there. */
  RdfSyntaxException error(int at, String found, String expected) {
    int column = 1;
    for (int i = start; i < at; i++) {
      column += isContinuation(bytes[i]) ? 0 : 1;
    }
    return new RdfSyntaxException(file, number, column, found, expected, excerpt(at));
  }

  /** Says that the line after this one is too long to be read. */
  RdfSyntaxException tooLong(byte[] source, int from, int to, int longest) {
    String part = excerpt(source, from, Math.min(to, from + 2 * EXCERPT_BYTES));
    String expected = "at most " + longest + "; check that the file is N-Triples";
    return new RdfSyntaxException(
        file, number + 1, 1, "a line of more than " + longest + " bytes", expected, part);
  }

  static String hex(int codePoint) {
    return "U+%04X".formatted(codePoint);
  }

  private String excerpt(int at) {
    int from = Math.max(start, at - EXCERPT_BYTES);
    while (from > start && isContinuation(bytes[from])) {
      from--;
    }
    int to = at;
    while (to < at + EXCERPT_BYTES && !Grammar.isLineEnd(bytes[to])) {
      to++;
    }
    return excerpt(bytes, from, to);
  }

  /** Nothing of a file may steer a terminal or break a log in lines. */
  private static String excerpt(byte[] source, int from, int to) {
    StringBuilder text = new StringBuilder();
    new String(source, from, to - from, StandardCharsets.UTF_8)
        .codePoints()
        .map(c -> isHidden(c) ? '\uFFFD' : c)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isContinuation(byte value) {
    return (value & 0xC0) == 0x80;
  }
}
