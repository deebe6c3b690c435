package io.shopguide.query.tagger;

import java.util.Arrays;
import java.util.List;

/**
 * The words of a sequence as normalized characters and hashes, in buffers that are used again.
 *
 * <p>Linear in the text. Not thread-safe; one per thread.
 */
final class WordText {
  static final int UPPER = 1;
  static final int LOWER = 2;
  static final int DIGIT = 3;
  static final int IDEOGRAPH = 4;
  static final int LETTER = 5; // of another script
  static final int SPACE = 6;
  static final int MARK = 7;

  /** What is beyond an edge of the sequence. */
  private static final long BEFORE = Hashes.mix(1);

  private static final long AFTER = Hashes.mix(2);

  static final long EMPTY_RUN = Hashes.mix(3);

  private char[] chars = new char[64];
  private int[] offsets = new int[17];
  private long[] words = new long[16];
  private long[] stems = new long[16];
  private long[] shapes = new long[16];
  private long[] forms = new long[16]; // digits made equal
  private int[] kinds = new int[16];
  private int length;

  void set(List<String> sequence) {
    length = sequence.size();
    if (words.length < length) {
      int capacity = Math.max(length, words.length * 2);
      words = new long[capacity];
      stems = new long[capacity];
      shapes = new long[capacity];
      forms = new long[capacity];
      kinds = new int[capacity];
      offsets = new int[capacity + 1];
    }
    int end = 0;
    for (int i = 0; i < length; i++) {
      String word = sequence.get(i);
      offsets[i] = end;
      if (chars.length < end + word.length()) {
        chars = Arrays.copyOf(chars, Math.max(chars.length * 2, end + word.length()));
      }
      end = put(word, i, end);
    }
    offsets[length] = end;
  }

  private int put(String word, int i, int from) {
    long shape = 0;
    long form = 0;
    int last = 0;
    int to = from;
    for (int c = 0; c < word.length(); c++) {
      char wide = narrow(word.charAt(c));
      int kind = kind(wide);
      char normal = Character.toLowerCase(wide);
      if (kind != last) {
        shape = shape * 8 + kind;
        last = kind;
      }
      form = form * 0x100000001B3L + (kind == DIGIT ? '0' : normal);
      chars[to++] = normal;
    }
    words[i] = Hashes.of(chars, from, to);
    stems[i] = Hashes.of(chars, from, stemEnd(from, to));
    shapes[i] = Hashes.mix(shape * 8 + Math.min(7, to - from));
    forms[i] = Hashes.mix(form + to - from);
    kinds[i] = last;
    return to;
  }

  /** The end of a word without possessive and plural endings. */
  private int stemEnd(int from, int to) {
    int end = to;
    if (end - from > 3 && chars[end - 1] == 's') {
      end--;
      if (chars[end - 1] == '\'') {
        end--;
      }
    }
    return end;
  }

  /** The ordinary form of a full-width Latin letter, digit or mark. */
  private static char narrow(char c) {
    if (c == 0x3000) {
      return ' ';
    }
    return c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
  }

  private static int kind(char c) {
    if (c < 128) {
      if (c >= 'a' && c <= 'z') {
        return LOWER;
      }
      if (c >= 'A' && c <= 'Z') {
        return UPPER;
      }
      if (c >= '0' && c <= '9') {
        return DIGIT;
      }
      return c <= ' ' ? SPACE : MARK;
    }
    if (Character.isIdeographic(c)) {
      return IDEOGRAPH;
    }
    if (Character.isDigit(c)) {
      return DIGIT;
    }
    if (Character.isLetter(c)) {
      return LETTER;
    }
    return Character.isWhitespace(c) ? SPACE : MARK;
  }

  int length() {
    return length;
  }

  char[] chars() {
    return chars;
  }

  int from(int word) {
    return offsets[word];
  }

  int to(int word) {
    return offsets[word + 1];
  }

  /** The kind of a word's last character. */
  int kind(int word) {
    return word < 0 || word >= length ? 0 : kinds[word];
  }

  long word(int i) {
    return at(words, i);
  }

  long stem(int i) {
    return at(stems, i);
  }

  long shape(int i) {
    return at(shapes, i);
  }

  long form(int i) {
    return at(forms, i);
  }

  /** The hash of a run of words and one more, whatever their number and case. */
  long extend(long run, int word) {
    return Hashes.add(run, stems[word]);
  }

  long runHash(int start, int end) {
    long hash = EMPTY_RUN;
    for (int i = start; i < end; i++) {
      hash = extend(hash, i);
    }
    return hash;
  }

  private long at(long[] values, int i) {
    if (i < 0) {
      return BEFORE;
    }
    return i >= length ? AFTER : values[i];
  }
}
