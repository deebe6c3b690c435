package io.shopguide.query;

import io.shopguide.lexicon.Token;

/**
 * Reads Chinese numbers.
 *
 * <pre>
 * chinese = { [ digits ] unit } [ digits ] [ 多 | 几 ]
 * digits  = digit | digit digit     the second greater: 两三百 is 200 to 300
 * unit    = 十 | 百 | 千 | 万 | 亿
 * </pre>
 *
 * <p>A last digit without unit counts the unit below the last one (一万二 is 12,000) unless 零 precedes
 * it. 多 and 几 widen a number to one more of its last unit (三百多 is 300 to 400).
 *
 * <p>Not thread-safe; one per parse.
 */
final class ChineseNumeralRule {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final int MAX_TOKENS = 16;

  private final Draft draft;

  ChineseNumeralRule(Draft draft) {
    this.draft = draft;
  }

  /** The number that starts at a token, or null. */
  Numeral read(int at) {
    if (power(at) >= 100 && !isMoney(at + 1)) {
      return null; // a bare 百, 千 or 万 is a number before money only
    }
    if (digit(at) < 0 && power(at) == 0) {
      return null;
    }
    ChineseNumber number = new ChineseNumber();
    int end = at;
    while (end < at + MAX_TOKENS && draft.isOpen(end) && add(number, end)) {
      end++;
    }
    if (end == at || number.isZero()) {
      return null;
    }
    boolean one = end == at + 1 && number.low() == 1;
    Numeral.Kind kind = one ? Numeral.Kind.ONE : Numeral.Kind.HAN;
    return widened(
        new Numeral(end, number.low(), number.high(), number.unit(), kind), number.unit());
  }

  private boolean add(ChineseNumber number, int at) {
    int digit = digit(at);
    double power = power(at);
    return digit >= 0 ? number.addDigit(digit) : power > 0 && number.addUnit(power);
  }

  /** A number in digits with a Chinese scale behind it, as in 1.5万 and 50多. */
  Numeral scaled(Numeral digits) {
    double power = draft.isOpen(digits.end()) ? power(digits.end()) : 0;
    if (power < 100) {
      return widened(digits, lastPower(digits.low()));
    }
    double value = digits.low() * power;
    return widened(new Numeral(digits.end() + 1, value, value, power, digits.kind()), power);
  }

  private Numeral widened(Numeral numeral, double unit) {
    boolean more = draft.isWord(numeral.end(), "多") || draft.isWord(numeral.end(), "几");
    if (!more || !draft.isOpen(numeral.end()) || unit < 10) {
      return numeral;
    }
    return new Numeral(
        numeral.end() + 1, numeral.low(), numeral.high() + unit, numeral.scale(), numeral.kind());
  }

  /** The power of ten that a round number ends with: 10 for 50, 100 for 300, 1 for 57. */
  private static double lastPower(double value) {
    double power = 1;
    while (power < Numeral.MAX && value > 0 && value % (power * 10) == 0) {
      power *= 10;
    }
    return power;
  }

  private boolean isMoney(int at) {
    return draft.isWord(at, "元") || draft.isWord(at, "块");
  }

  private int digit(int at) {
    char c = draft.first(at);
    return switch (c) {
      case '两' -> 2;
      case '〇' -> 0;
      default -> draft.isType(at, Token.Type.HAN) ? DIGITS.indexOf(c) : -1;
    };
  }

  private double power(int at) {
    return switch (draft.first(at)) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1000;
      case '万' -> 10_000;
      case '亿' -> 1e8;
      default -> 0;
    };
  }
}
