package io.shopguide.kg.rdf;

import java.util.Arrays;

/**
 * Copies tokens that hold escapes, and resolves these. Keeps the tokens of one line beside each
 * other. Not thread-safe; one per thread.
 */
final class Unescaper {
  private static final int FIRST_CAPACITY = 1 << 10;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int start;
  private int end;

  /** Holds the last token; an array handed out before keeps its tokens. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the last token begins. */
  int start() {
    return start;
  }

  /** Where the last token ends. */
  int end() {
    return end;
  }

  /** Forgets the tokens of the line before. */
  void clear() {
    end = 0;
  }

  /**
   * Copies a token.
   *
   * @param from index of its first byte
   * @param escape index of its first escape
   * @param stop {@link Grammar#IRI_STOP} or {@link Grammar#TEXT_STOP}
   * @return index of the first byte that stops it and is no escape
   */
  int copy(SourceLine line, int from, int escape, int stop) {
    start = end;
    int copied = from;
    int at = escape;
    while (true) {
      reserve(at - copied + 4);
      System.arraycopy(line.bytes, copied, bytes, end, at - copied);
      end += at - copied;
      if (line.bytes[at] != '\\') {
        return at;
      }
      copied = resolve(line, at, stop);
      at = line.skipTo(copied, stop);
    }
  }

  private void reserve(int more) {
    if (bytes.length - end < more) {
      bytes = Arrays.copyOf(bytes, Math.max(end + more, 2 * bytes.length));
    }
  }

  /** Appends the character of an escape and returns the index after it. */
  private int resolve(SourceLine line, int at, int stop) {
    byte sign = line.bytes[at + 1];
    if (sign == 'u' || sign == 'U') {
      int digits = sign == 'u' ? 4 : 8;
      end = Utf8.encode(codePoint(line, at, digits, stop), bytes, end);
      return at + 2 + digits;
    }
    if (stop == Grammar.IRI_STOP) {
      throw line.unexpected(
          at + 1, "u with 4 hexadecimal digits or U with 8: an IRI has no other escapes");
    }
    bytes[end++] = (byte) character(line, at + 1);
    return at + 2;
  }

  private static int character(SourceLine line, int at) {
    return switch (line.bytes[at]) {
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case '"' -> '"';
      case '\'' -> '\'';
      case '\\' -> '\\';
      default -> throw line.unexpected(at, "one of t b n r f \" ' \\ u U after the backslash");
    };
  }

  private static int codePoint(SourceLine line, int at, int digits, int stop) {
    int value = 0;
    for (int i = at + 2; i < at + 2 + digits; i++) {
      int digit = Character.digit(line.bytes[i], 16);
      if (digit < 0) {
        throw line.unexpected(i, digits + " hexadecimal digits after \\u or \\U");
      }
      value = value << 4 | digit;
    }
    if (!Utf8.isScalar(value)) {
      String found = "an escape of U+%04X, which is no character".formatted(value);
      throw line.error(
          at, found, "a code point; write a surrogate pair as \\U with 8 hexadecimal digits");
    }
    if (stop == Grammar.IRI_STOP && !Grammar.isIriCharacter(value)) {
      String found = "an escape of " + SourceLine.hex(value) + ", which no IRI has";
      throw line.error(at, found, "percent-encoding, such as %20 for a space");
    }
    return value;
  }
}
