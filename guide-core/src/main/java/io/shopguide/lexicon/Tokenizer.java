package io.shopguide.lexicon;

import io.shopguide.lexicon.Token.Joint;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens.
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
 * <p>Linear in the text. Not thread-safe; one per thread.
 */
public final class Tokenizer {
  private final NormalizedText text;
  private final List<Token> tokens = new ArrayList<>();
  private Joint joint = Joint.GAP;
  private int at;

  private Tokenizer(NormalizedText text) {
    this.text = text;
  }

  /**
   * The tokens of a text, normalized, in order.
   *
   * @param text any text
   * @return its tokens; their offsets point into {@code text}
   */
  public static List<Token> tokens(String text) {
    return new Tokenizer(NormalizedText.of(text)).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ') {
        joint = Joint.GAP;
        at++;
      } else if (isHan(c)) {
        emit(Token.Type.HAN, at + 1);
      } else if (isDigit(c)) {
        emit(Token.Type.DIGITS, digitsEnd());
      } else if (isLetter(c)) {
        emit(Token.Type.WORD, wordEnd());
      } else if (isJoiningHyphen(c)) {
        joint = Joint.HYPHEN;
        at++;
      } else {
        emit(Token.Type.MARK, at + 1);
      }
    }
    return tokens;
  }

  private void emit(Token.Type type, int end) {
    String piece = text.substring(at, end);
    if (type == Token.Type.WORD) {
      piece = piece.replace("'", "");
    }
    tokens.add(new Token(type, piece, text.start(at), text.end(end - 1), joint, false));
    joint = Joint.GLUED;
    at = end;
  }

  private int digitsEnd() {
    int end = at + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int wordEnd() {
    int end = at + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean apostrophe = c == '\'' && end + 1 < text.length() && isLetter(text.charAt(end + 1));
      if (!isLetter(c) && !isCombining(c) && !apostrophe) {
        break;
      }
      end++;
    }
    return end;
  }

  /** Whether a hyphen only joins two words; between digits it may mean a range or a sign. */
  private boolean isJoiningHyphen(char c) {
    if (c != '-' || at == 0 || at + 1 == text.length()) {
      return false;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at + 1);
    return (isLetter(before) && (isLetter(after) || isDigit(after)))
        || (isDigit(before) && isLetter(after));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 0x80 && !isHan(c) && Character.isLetter(c));
  }

  private static boolean isCombining(char c) {
    return c >= 0x300
        && (Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }

  private static boolean isHan(char c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == '\u3007';
  }
}
