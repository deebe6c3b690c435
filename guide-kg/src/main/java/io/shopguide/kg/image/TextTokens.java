package io.shopguide.kg.image;

/**
 * Cuts a byte string into tokens without losing a byte: a run of word bytes (ASCII letters and
 * digits, UTF-8 of alphabets), one character of a script without word spaces, or a run of other
 * ASCII bytes. Exactly one space between two words belongs to no token: it is implied. Bytes that
 * are not UTF-8 survive as well. Not thread-safe; one per thread.
 */
final class TextTokens {
  private static final byte OTHER = 0;
  private static final byte WORD = 1;
  private static final byte CHARACTER = 2;
  private static final byte[] KINDS = kinds();
  private static final int MOST_CONTINUATIONS = 3;

  private byte[] bytes;
  private int to;
  private int start;
  private int end;
  private boolean word;

  /** Starts anew with other bytes. */
  void reset(byte[] newBytes, int from, int newTo) {
    bytes = newBytes;
    to = newTo;
    start = from;
    end = from;
    word = false;
  }

  /** Goes to the next token; false at the end. */
  boolean next() {
    if (end == to) {
      return false;
    }
    start = end;
    if (word && bytes[start] == ' ' && start + 1 < to && startsWord(bytes[start + 1])) {
      start++;
    }
    word = startsWord(bytes[start]);
    end = endOf(start);
    return true;
  }

  /** Index of the token's first byte. */
  int start() {
    return start;
  }

  /** Index behind the token's last byte. */
  int end() {
    return end;
  }

  /** Whether the token is a word: a space between it and a next word is implied. */
  boolean isWord() {
    return word;
  }

  /** Index behind the next character if this token and the next are characters, otherwise -1. */
  int pairEnd() {
    return kind(bytes[start]) == CHARACTER && end < to && kind(bytes[end]) == CHARACTER
        ? endOf(end)
        : -1;
  }

  /** Goes over the next token as well, which {@link #pairEnd} has found. */
  void takePair(int pairEnd) {
    end = pairEnd;
  }

  /** Whether a token that starts with this byte is a word. */
  static boolean startsWord(int first) {
    return kind(first) == WORD;
  }

  /** Whether a token that starts with this byte is a character or a pair of characters. */
  static boolean startsCharacter(int first) {
    return kind(first) == CHARACTER;
  }

  private int endOf(int from) {
    byte kind = kind(bytes[from]);
    int next = from + 1;
    if (kind == CHARACTER) {
      int limit = Math.min(to, next + MOST_CONTINUATIONS);
      while (next < limit && isContinuation(bytes[next])) {
        next++;
      }
    } else {
      while (next < to && kind(bytes[next]) == kind) {
        next++;
      }
    }
    return next;
  }

  private static boolean isContinuation(byte value) {
    return (value & 0xC0) == 0x80;
  }

  private static byte kind(int value) {
    return KINDS[value & 0xFF];
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int i = 0; i < kinds.length; i++) {
      if (i >= 0x80) {
        // Kana, ideographs, full-width forms, and what is beyond the basic plane.
        kinds[i] = (i >= 0xE3 && i <= 0xE9) || i >= 0xEF ? CHARACTER : WORD;
      } else {
        kinds[i] = Character.isLetterOrDigit(i) ? WORD : OTHER;
      }
    }
    return kinds;
  }
}
