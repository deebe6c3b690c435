package io.shopguide.lexicon;

import io.shopguide.lexicon.Token.Joint;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of one text, in arrays that the next text uses again.
 *
 * <pre>
 * text   = { token | blank | hyphen between letters, or between a letter and a digit }
 * token  = word | digits | han | mark
 * word   = letter { letter | combining mark | apostrophe followed by a letter }
 * digits = digit { digit }
 * han    = one Chinese character
 * mark   = any other character
 * </pre>
 *
 * <p>Characters are normalized first: compatibility forms, width, case, quotes, dashes and
 * traditional Chinese characters become one; apostrophes inside words are left out.
 *
 * <p>Reading is linear in the text, and allocates nothing for ASCII and Chinese once the arrays are
 * large enough. The arrays of a text of more than about 16,000 characters are given back when a
 * much shorter one is read. Not thread-safe; one per thread.
 */
public final class TokenBuffer {
  private static final byte WORD = 0;
  private static final byte DIGITS = 1;
  private static final byte HAN = 2;
  private static final byte MARK = 3;
  private static final Token.Type[] TYPES = {
    Token.Type.WORD, Token.Type.DIGITS, Token.Type.HAN, Token.Type.MARK
  };

  private static final byte GAP = 0;
  private static final byte HYPHEN = 1;
  private static final byte GLUED = 2;
  private static final Joint[] JOINTS = {Joint.GAP, Joint.HYPHEN, Joint.GLUED};

  private final NormalizedText text = new NormalizedText();
  private char[] chars = {}; // the text's, or a copy with spellings behind them
  private int charsEnd;
  private int size;
  private byte[] types = {};
  private byte[] joints = {};
  private boolean[] corrected = {};
  private int[] starts = {};
  private int[] ends = {};
  private int[] froms = {};
  private int[] tos = {};
  private long[] hashes = {};
  private final KeyText key = new KeyText();
  private boolean keyIsStale;

  /** Makes a buffer with no tokens. */
  public TokenBuffer() {}

  /**
   * Reads a text in place of the one before.
   *
   * @param text any text
   */
  public void read(CharSequence text) {
    this.text.read(text);
    chars = this.text.chars();
    charsEnd = this.text.length();
    size = 0;
    if (types.length > NormalizedText.KEPT && charsEnd < NormalizedText.KEPT / 2) {
      resize(0);
    }
    cut(charsEnd);
    keyIsStale = true;
  }

  /** Takes tokens that were cut before in place of a text. */
  void read(List<Token> tokens) {
    read("");
    for (Token token : tokens) {
      if (size == types.length) {
        resize(size + (size >> 1) + 32);
      }
      String spelling = token.text();
      int from = reserve(spelling.length());
      spelling.getChars(0, spelling.length(), chars, from);
      charsEnd += spelling.length();
      types[size] = code(TYPES, token.type());
      joints[size] = code(JOINTS, token.joint());
      corrected[size] = token.corrected();
      starts[size] = token.start();
      ends[size] = token.end();
      place(size++, from, charsEnd);
    }
  }

  private static byte code(Object[] values, Object value) {
    byte code = 0;
    while (!values[code].equals(value)) {
      code++;
    }
    return code;
  }

  private void cut(int length) {
    byte joint = GAP;
    int at = 0;
    while (at < length) {
      char c = chars[at];
      if (c == ' ') {
        joint = GAP;
        at++;
      } else if (c == '-' && isJoiningHyphen(at, length)) {
        joint = HYPHEN;
        at++;
      } else {
        at =
            Han.is(c)
                ? add(HAN, joint, at, at + 1)
                : isDigit(c)
                    ? add(DIGITS, joint, at, digitsEnd(at, length))
                    : isLetter(c) ? addWord(joint, at, length) : add(MARK, joint, at, at + 1);
        joint = GLUED;
      }
    }
  }

  private int digitsEnd(int from, int length) {
    int end = from + 1;
    while (end < length && isDigit(chars[end])) {
      end++;
    }
    return end;
  }

  /** Adds a word, a copy without apostrophes if it has any. */
  private int addWord(byte joint, int from, int length) {
    int end = from + 1;
    int apostrophes = 0;
    while (end < length) {
      char c = chars[end];
      if (c == '\'' && end + 1 < length && isLetter(chars[end + 1])) {
        apostrophes++;
      } else if (!isLetter(c) && !isCombining(c)) {
        break;
      }
      end++;
    }
    add(WORD, joint, from, end);
    if (apostrophes > 0) {
      int copy = reserve(end - from - apostrophes);
      for (int i = from; i < end; i++) {
        if (chars[i] != '\'') {
          chars[charsEnd++] = chars[i];
        }
      }
      place(size - 1, copy, charsEnd);
    }
    return end;
  }

  private int add(byte type, byte joint, int from, int to) {
    if (size == types.length) {
      resize(size + (size >> 1) + 32);
    }
    types[size] = type;
    joints[size] = joint;
    corrected[size] = false;
    starts[size] = text.start(from);
    ends[size] = text.end(to - 1);
    place(size++, from, to);
    return to;
  }

  private void place(int token, int from, int to) {
    froms[token] = from;
    tos[token] = to;
    hashes[token] = Hash.of(chars, from, to);
  }

  private void resize(int capacity) {
    types = Arrays.copyOf(types, capacity);
    joints = Arrays.copyOf(joints, capacity);
    corrected = Arrays.copyOf(corrected, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    froms = Arrays.copyOf(froms, capacity);
    tos = Arrays.copyOf(tos, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
  }

  /** Makes room behind the characters; where it starts. */
  private int reserve(int count) {
    chars = text.chars(charsEnd + count);
    return charsEnd;
  }

  /**
   * The number of tokens.
   *
   * @return a count
   */
  public int size() {
    return size;
  }

  /**
   * What a token is made of.
   *
   * @param token index of the token
   * @return its type
   */
  public Token.Type type(int token) {
    return TYPES[types[token]];
  }

  /**
   * How a token is joined to the one before it.
   *
   * @param token index of the token
   * @return its joint
   */
  public Joint joint(int token) {
    return JOINTS[joints[token]];
  }

  /**
   * Where a token starts in the original text.
   *
   * @param token index of the token
   * @return an offset in UTF-16 units
   */
  public int start(int token) {
    return starts[token];
  }

  /**
   * Where a token ends in the original text.
   *
   * @param token index of the token
   * @return the offset after its last UTF-16 unit
   */
  public int end(int token) {
    return ends[token];
  }

  /**
   * The characters that {@link #from} and {@link #to} point into.
   *
   * @return the buffer's own array, not to be changed, valid until the next read or replacement
   */
  public char[] chars() {
    return chars;
  }

  /**
   * Where a token's normalized text starts.
   *
   * @param token index of the token
   * @return an index into {@link #chars}
   */
  public int from(int token) {
    return froms[token];
  }

  /**
   * Where a token's normalized text ends.
   *
   * @param token index of the token
   * @return the index after its last character in {@link #chars}
   */
  public int to(int token) {
    return tos[token];
  }

  /**
   * The number of characters of a token's normalized text.
   *
   * @param token index of the token
   * @return at least 1
   */
  public int length(int token) {
    return tos[token] - froms[token];
  }

  /**
   * A hash of a token's normalized text.
   *
   * @param token index of the token
   * @return what {@link #hash(CharSequence)} gives for {@link #text}
   */
  public long hash(int token) {
    return hashes[token];
  }

  /**
   * The hash that tokens have.
   *
   * @param text a normalized text
   * @return a 64-bit polynomial hash, the same in every run
   */
  public static long hash(CharSequence text) {
    return Hash.of(text);
  }

  /**
   * Whether a token is the given word.
   *
   * @param token index of the token
   * @param word a normalized text
   * @return true if the token's text is equal
   */
  public boolean isWord(int token, String word) {
    int from = froms[token];
    if (tos[token] - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (chars[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a token is a word.
   *
   * @param token index of the token
   * @return true for letters of any script but Chinese
   */
  public boolean isWord(int token) {
    return types[token] == WORD;
  }

  /**
   * Whether a token is a sign.
   *
   * @param token index of the token
   * @return true for any sign
   */
  public boolean isMark(int token) {
    return types[token] == MARK;
  }

  /**
   * Whether a token is a Chinese character.
   *
   * @param token index of the token
   * @return true for one Chinese character
   */
  public boolean isHan(int token) {
    return types[token] == HAN;
  }

  /**
   * Whether a token is the given sign.
   *
   * @param token index of the token
   * @param sign the sign
   * @return true for a mark of that text
   */
  public boolean isMark(int token, char sign) {
    return types[token] == MARK && chars[froms[token]] == sign;
  }

  /**
   * Whether a token is a sign that makes no difference inside a form, as in "dr. martens".
   *
   * @param token index of the token
   * @return true for a full stop, an apostrophe, a hyphen and an exclamation mark
   */
  public boolean isSkipped(int token) {
    if (types[token] != MARK) {
      return false;
    }
    char c = chars[froms[token]];
    return c == '.' || c == '\'' || c == '-' || c == '!';
  }

  /**
   * Whether a token is a word or a number.
   *
   * @param token index of the token
   * @return true for letters and digits other than Chinese characters
   */
  public boolean isAlphanumeric(int token) {
    return types[token] <= DIGITS;
  }

  /**
   * Whether a token and the one before it are parts of one word of letters and digits.
   *
   * @param token index of the token
   * @return true as for "xm" in "1000xm4"; false for the first token
   */
  public boolean continues(int token) {
    return token > 0
        && joints[token] == GLUED
        && isAlphanumeric(token)
        && isAlphanumeric(token - 1);
  }

  /**
   * Whether a token's text was replaced.
   *
   * @param token index of the token
   * @return true after {@link #replace}
   */
  public boolean isCorrected(int token) {
    return corrected[token];
  }

  /**
   * A token's normalized text.
   *
   * @param token index of the token
   * @return a new string
   */
  public String text(int token) {
    return new String(chars, froms[token], tos[token] - froms[token]);
  }

  /**
   * Copies a token.
   *
   * @param token index of the token
   * @return a new record
   */
  public Token token(int token) {
    return new Token(
        type(token), text(token), starts[token], ends[token], joint(token), corrected[token]);
  }

  /**
   * Gives a token another spelling; its place in the original text stays.
   *
   * @param token index of the token
   * @param spelling the corrected text, normalized, one word
   * @throws IllegalArgumentException if {@code spelling} is empty
   */
  public void replace(int token, CharSequence spelling) {
    if (spelling.isEmpty()) {
      throw new IllegalArgumentException("A token cannot be replaced by an empty text");
    }
    int from = reserve(spelling.length());
    for (int i = 0; i < spelling.length(); i++) {
      chars[charsEnd++] = spelling.charAt(i);
    }
    correct(token, from);
  }

  /** Gives a token the spelling of some characters. */
  void replace(int token, char[] spelling, int length) {
    int from = reserve(length);
    System.arraycopy(spelling, 0, chars, from, length);
    charsEnd += length;
    correct(token, from);
  }

  private void correct(int token, int from) {
    place(token, from, charsEnd);
    corrected[token] = true;
    keyIsStale = true;
  }

  /**
   * Makes two words of one that lacks the space between them. Takes time linear in the tokens after
   * it.
   *
   * @param token index of the token; the ones behind it move on by one
   * @param length the number of characters of the first word
   * @throws IllegalArgumentException unless both words get at least one character
   */
  public void split(int token, int length) {
    if (length < 1 || length >= length(token)) {
      throw new IllegalArgumentException(
          "A token of %d characters cannot be split after %d".formatted(length(token), length));
    }
    if (size == types.length) {
      resize(size + (size >> 1) + 32);
    }
    int next = token + 1;
    int count = size - next;
    System.arraycopy(types, token, types, next, count + 1);
    System.arraycopy(joints, token, joints, next, count + 1);
    System.arraycopy(corrected, token, corrected, next, count + 1);
    System.arraycopy(starts, token, starts, next, count + 1);
    System.arraycopy(ends, token, ends, next, count + 1);
    System.arraycopy(froms, token, froms, next, count + 1);
    System.arraycopy(tos, token, tos, next, count + 1);
    System.arraycopy(hashes, token, hashes, next, count + 1);
    size++;
    // Where normalizing changed the length, both words stand for all of the original.
    if (ends[token] - starts[token] == length(token)) {
      ends[token] = starts[token] + length;
      starts[next] = ends[token];
    }
    joints[next] = GAP;
    corrected[token] = true;
    corrected[next] = true;
    int split = froms[token] + length;
    place(next, split, tos[next]);
    place(token, froms[token], split);
    keyIsStale = true;
  }

  /** The hashes of the parts of the text; valid until the next read or replacement. */
  KeyText key() {
    if (keyIsStale) {
      key.read(this);
      keyIsStale = false;
    }
    return key;
  }

  /** Whether a hyphen only joins two words; between digits it may mean a range or a sign. */
  private boolean isJoiningHyphen(int at, int length) {
    if (at == 0 || at + 1 == length) {
      return false;
    }
    char before = chars[at - 1];
    char after = chars[at + 1];
    return (isLetter(before) && (isLetter(after) || isDigit(after)))
        || (isDigit(before) && isLetter(after));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 0x80 && !Han.is(c) && Character.isLetter(c));
  }

  private static boolean isCombining(char c) {
    return c >= 0x300
        && (Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }
}
