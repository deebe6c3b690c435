package io.shopguide.lexicon;

/**
 * A piece of a text that rules look at as a whole: a word, a number, one Chinese character or one
 * sign. Immutable and thread-safe.
 *
 * @param type what it is made of
 * @param text its normalized text, without apostrophes
 * @param start where it starts in the original text
 * @param end where it ends in the original text
 * @param joint how it is joined to the token before it
 * @param corrected whether {@code text} is a spelling correction
 */
public record Token(Type type, String text, int start, int end, Joint joint, boolean corrected) {
  /** What a token is made of. */
  public enum Type {
    /** Letters of any script but Chinese. */
    WORD,
    /** Decimal digits. */
    DIGITS,
    /** One Chinese character. */
    HAN,
    /** One sign: punctuation, a currency sign, an operator. */
    MARK
  }

  /** How a token is joined to the one before. */
  public enum Joint {
    /** By white space, or it is the first. */
    GAP,
    /** By a hyphen, as in "t-shirt". */
    HYPHEN,
    /** By nothing, as in "16gb". */
    GLUED
  }

  /**
   * Whether this token is the given sign.
   *
   * @param sign the sign
   * @return true for a mark of that text
   */
  public boolean isMark(char sign) {
    return type == Type.MARK && text.charAt(0) == sign;
  }

  /**
   * Whether this token and the one before it are parts of one word of letters and digits.
   *
   * @param before the token before this one
   * @return true as for "xm" in "1000xm4"
   */
  public boolean continues(Token before) {
    return joint == Joint.GLUED && isAlphanumeric() && before.isAlphanumeric();
  }

  /**
   * Whether this is a word or a number.
   *
   * @return true for letters and digits other than Chinese characters
   */
  public boolean isAlphanumeric() {
    return type == Type.WORD || type == Type.DIGITS;
  }

  /**
   * The same token with another spelling.
   *
   * @param spelling the corrected text
   * @return a corrected token
   */
  public Token corrected(String spelling) {
    return new Token(type, spelling, start, end, joint, true);
  }
}
