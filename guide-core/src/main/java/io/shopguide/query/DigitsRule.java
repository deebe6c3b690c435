package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;

/**
 * Reads numbers in digits.
 *
 * <pre>
 * digits   = grouped [ "." digit { digit } ] | digit { digit } "," digit { digit } | "." digit { digit }
 * grouped  = digit { digit } { separator 3 digit }
 * separator= "," | "'" | "."          dots only in two groups or more, or before a decimal comma
 * power    = digits ( "e" | ( "x" | "*" ) "10^" | "^" ) [ sign ] digit { digit }
 * fraction = [ digits ] digits "/" digits
 * </pre>
 *
 * <p>All parts are glued, but the whole number before a fraction is not. A decimal comma stands
 * alone: "1,5" is a number, "1,5,7" a list. Constant time. Not thread-safe; one per parse.
 */
final class DigitsRule {
  private static final int EXACT_DIGITS = 15; // of a whole number that a double holds exactly
  private static final int MAX_GROUPS = 8;
  private static final int MAX_EXPONENT = 3; // digits
  private static final char FRACTION_SLASH =
      '\u2044'; // of "¾", which is normalized to three tokens

  private final Draft draft;
  private final NumeralStyle style; // numbers that stand alone may have blanks between groups

  DigitsRule(Draft draft, NumeralStyle style) {
    this.draft = draft;
    this.style = style;
  }

  /** The number that starts at a token, a power or a fraction included, or null. */
  Numeral read(int at) {
    Numeral plain = plain(at);
    if (plain == null) {
      return null;
    }
    Numeral power = power(plain);
    if (power != null) {
      return power;
    }
    Numeral fraction = fraction(at, plain);
    return fraction == null ? plain : fraction;
  }

  /** The number that starts at a token without its power or fraction, or null. */
  Numeral plain(int at) {
    if (draft.isWord(at, ".") && isGluedDigits(at + 1) && !continues(at)) {
      return numeral(at + 2, Double.parseDouble("." + text(at + 1)));
    }
    if (!draft.isOpen(at) || !draft.isType(at, Token.Type.DIGITS)) {
      return null;
    }
    int end = groupsEnd(at, ",");
    end = end == at + 1 ? groupsEnd(at, "'") : end;
    end = end == at + 1 ? dottedEnd(at) : end;
    if (style.alone() && end == at + 1 && isSpaced(end)) {
      return spaced(at);
    }
    boolean grouped = end > at + 1;
    boolean dotted = grouped && draft.isWord(at + 1, ".");
    boolean decimal = isMark(end, dotted ? "," : ".") && isGluedDigits(end + 1);
    if (!grouped && !decimal && isDecimalComma(at)) {
      return numeral(at + 3, Double.parseDouble(text(at) + "." + text(at + 2)));
    }
    if (!grouped && !decimal) {
      return numeral(at + 1, whole(at));
    }
    StringBuilder digits = new StringBuilder(text(at));
    for (int i = at + 2; i < end; i += 2) {
      digits.append(text(i));
    }
    if (decimal) {
      digits.append('.').append(text(end + 1));
      end += 2;
    }
    return numeral(end, Double.parseDouble(digits.toString()));
  }

  /** Groups of three digits parted by one blank each. */
  private Numeral spaced(int at) {
    StringBuilder digits = new StringBuilder(text(at));
    int end = at + 1;
    while (end < at + MAX_GROUPS && isSpaced(end)) {
      digits.append(text(end));
      end++;
    }
    if (isMark(end, ".") && isGluedDigits(end + 1)) {
      digits.append('.').append(text(end + 1));
      end += 2;
    }
    return numeral(end, Double.parseDouble(digits.toString()));
  }

  /** Three digits one blank behind at most three, and not followed by further ones. */
  private boolean isSpaced(int at) {
    return isDigits(at)
        && draft.isGap(at)
        && draft.tokens().length(at) == 3
        && draft.tokens().length(at - 1) <= 3
        && draft.tokens().start(at) == draft.tokens().end(at - 1) + 1
        && !(at + 1 < draft.size() && draft.tokens().continues(at + 1));
  }

  /** The value of a token of digits. */
  private double whole(int at) {
    int length = draft.tokens().length(at);
    if (length > EXACT_DIGITS) {
      return Double.parseDouble(text(at));
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = 10 * value + draft.tokens().chars()[draft.tokens().from(at) + i] - '0';
    }
    return value;
  }

  /** The digits after a decimal point, as in the decimals of 三点25; -1 unless there are any. */
  double decimals(int at) {
    return isDigits(at) && draft.joint(at) == Joint.GLUED
        ? Double.parseDouble("0." + text(at))
        : -1;
  }

  private static Numeral numeral(int end, double value) {
    return new Numeral(end, value, value, 1, Numeral.Kind.DIGITS);
  }

  private int groupsEnd(int at, String separator) {
    int end = at + 1;
    if (draft.tokens().length(at) > 3) {
      return end;
    }
    while (end < at + 2 * MAX_GROUPS
        && isMark(end, separator)
        && isGroup(end + 1)
        && !isWideComma(end)) {
      end += 2;
    }
    boolean list = end > at + 1 && isMark(end, separator) && isDigits(end + 1);
    return list ? at + 1 : end;
  }

  /** A comma of Chinese punctuation behind digits that are not as wide. */
  private boolean isWideComma(int at) {
    String text = style.text();
    int start = text.isEmpty() ? 0 : draft.tokens().start(at);
    return start > 0 && text.charAt(start) == '\uFF0C' && text.charAt(start - 1) < 0x80;
  }

  private int dottedEnd(int at) {
    int end = groupsEnd(at, ".");
    boolean sure = end > at + 3 || (end == at + 3 && isMark(end, ",") && isDigits(end + 1));
    return sure ? end : at + 1;
  }

  private boolean isGroup(int at) {
    return isGluedDigits(at) && draft.tokens().length(at) == 3;
  }

  /** "1,5" but not one of "1,5,7", nor "12,500" with its three digits. */
  private boolean isDecimalComma(int at) {
    return isMark(at + 1, ",")
        && isGluedDigits(at + 2)
        && draft.tokens().length(at + 2) != 3
        && !isWideComma(at + 1)
        && !isMark(at - 1, ",")
        && !(isMark(at + 3, ",") && isDigits(at + 4))
        && !(isMark(at + 3, ".") && isDigits(at + 4));
  }

  private Numeral power(Numeral base) {
    int at = base.end();
    if (!isGlued(at)) {
      return null;
    }
    if (draft.isWord(at, "e")) {
      return raised(base, at + 1, true);
    }
    if (draft.isWord(at, "^")) {
      return raised(base, at + 1, false);
    }
    boolean times = draft.isWord(at, "x") || draft.isWord(at, "*") || draft.isWord(at, "×");
    boolean ten = times && draft.isWord(at + 1, "10") && isMark(at + 2, "^");
    return ten ? raised(base, at + 3, true) : null;
  }

  private Numeral raised(Numeral base, int at, boolean ten) {
    boolean minus = isMark(at, "-");
    boolean twice = minus && isMark(at + 1, "-");
    int first = twice ? at + 2 : minus || isMark(at, "+") ? at + 1 : at;
    if (!isDigits(first) || !isGlued(first) || draft.tokens().length(first) > MAX_EXPONENT) {
      return null;
    }
    int exponent = Integer.parseInt(text(first)) * (minus && !twice ? -1 : 1);
    double value = ten ? base.low() * Math.pow(10, exponent) : Math.pow(base.low(), exponent);
    return numeral(first + 1, ten && exponent < 0 ? base.low() / Math.pow(10, -exponent) : value);
  }

  private Numeral fraction(int at, Numeral first) {
    Numeral mixed = isDigits(first.end()) ? ratio(first.end()) : null;
    if (mixed != null && first.end() == at + 1) {
      return numeral(mixed.end(), first.low() + mixed.low());
    }
    return ratio(at);
  }

  /** Two whole numbers and a slash that are no part of a date, path or serial number. */
  private Numeral ratio(int at) {
    boolean slash = isMark(at + 1, "/") || isMark(at + 1, String.valueOf(FRACTION_SLASH));
    if (!slash || !isGluedDigits(at + 2) || isJoined(at) || isJoined(at + 3)) {
      return null;
    }
    double denominator = Double.parseDouble(text(at + 2));
    return denominator == 0 ? null : numeral(at + 3, Double.parseDouble(text(at)) / denominator);
  }

  /** Whether a slash or hyphen joins a token to the one before. */
  private boolean isJoined(int at) {
    boolean before = isGlued(at) && isSeparator(at - 1);
    boolean here = isGlued(at) && isSeparator(at) && isDigits(at + 1);
    return before || here;
  }

  private boolean isSeparator(int at) {
    return draft.isWord(at, "/") || draft.isWord(at, "-");
  }

  private boolean isMark(int at, String mark) {
    return draft.isWord(at, mark) && isGlued(at) && draft.isOpen(at);
  }

  private boolean isGluedDigits(int at) {
    return isDigits(at) && isGlued(at);
  }

  private boolean isDigits(int at) {
    return draft.isOpen(at) && draft.isType(at, Token.Type.DIGITS);
  }

  private boolean isGlued(int at) {
    return at < draft.size() && draft.joint(at) == Joint.GLUED;
  }

  /** Whether a sign follows a letter or digit directly. */
  private boolean continues(int at) {
    return isGlued(at)
        && at > 0
        && (draft.tokens().isAlphanumeric(at - 1) || draft.isWord(at - 1, "."));
  }

  private String text(int at) {
    return draft.tokens().text(at);
  }
}
