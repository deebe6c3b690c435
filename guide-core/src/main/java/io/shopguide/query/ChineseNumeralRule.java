package io.shopguide.query;

import io.shopguide.lexicon.Token;

/**
 * Reads Chinese numbers, simplified, traditional and financial, also mixed with figures.
 *
 * <pre>
 * chinese  = [ whole 又 ] whole 分之 decimal | decimal [ 个半 ] | digit digit digit { digit }
 * decimal  = whole [ 点 digit { digit } [ unit ] ]
 * whole    = [ 上 ] { [ digits | figures ] unit [ more ] } [ digits ] [ more ]
 * digits   = digit | digit digit | 几 | 数           the second greater: 两三百 is 200 to 300
 * unit     = 十 | 百 | 千 | 万 | 亿 | 兆
 * more     = 多 | 几 | 余 | 来 | 把 | 出头
 * </pre>
 *
 * <p>{@code more} widens a number to one more of its last unit (三百多 is 300 to 400), 来 and 把 to
 * about it, 出头 to a little more; 上百 to ten times. 百, 千 and 万 start a number only where something
 * says so. A unit of measurement that starts like a power keeps it: 2千克 are two kilograms. Constant
 * time, since a number has at most {@value #MAX_TOKENS} characters. Not thread-safe; one per parse.
 */
final class ChineseNumeralRule {
  private static final int MAX_TOKENS = 40;
  private static final double LITTLE = 0.15; // of a number, what 来 and 出头 leave open

  private final Draft draft;
  private final Grammar grammar;
  private final DigitsRule digits;
  private final NumeralStyle style;

  ChineseNumeralRule(Draft draft, Grammar grammar, DigitsRule digits, NumeralStyle style) {
    this.draft = draft;
    this.grammar = grammar;
    this.digits = digits;
    this.style = style;
  }

  /** The number that starts with a Chinese character, or null. */
  Numeral read(int at) {
    if (isMark(at, "上") && ChineseDigits.power(draft, at + 1) >= 100 && !isMark(at + 2, "分")) {
      Numeral order = whole(at + 1, null);
      return order == null
          ? null
          : new Numeral(
              order.end(), order.low(), order.low() * 10, order.scale(), Numeral.Kind.HAN);
    }
    if (!startsNumber(at)) {
      return null;
    }
    Numeral half = half(at);
    Numeral positional = half == null ? positional(at) : half;
    if (positional != null) {
      return positional;
    }
    Numeral whole = whole(at, null);
    Numeral number = whole == null ? null : continued(whole);
    boolean single = number != null && number.end() == at + 1;
    return single && ChineseDigits.isOrdinary(draft, at) && !isApart(at) ? null : number;
  }

  /** 一半, and 半个 where a number stands for itself. */
  private Numeral half(int at) {
    boolean one = ChineseDigits.digit(draft, at) == 1 && isMark(at + 1, "半");
    boolean counted =
        style.alone() && isMark(at, "半") && (isMark(at + 1, "个") || isMark(at + 1, "個"));
    return one || counted ? new Numeral(at + 2, 0.5, 0.5, 1, Numeral.Kind.HAN) : null;
  }

  /** Whether a character has no other Chinese next to it. */
  private boolean isApart(int at) {
    return !draft.isType(at - 1, Token.Type.HAN) && !draft.isType(at + 1, Token.Type.HAN);
  }

  /** A number in figures with what Chinese may follow it. */
  Numeral continued(Numeral start, int at) {
    Numeral whole =
        isPower(start.end(), 100) || isMoreOfScale(start.end())
            ? whole(at, start)
            : widened(start, Numeral.lastPower(start.low()));
    return continued(whole == null ? start : whole);
  }

  /** [ 点 ... ] [ 又 fraction ] [ 个半 ], or a denominator with 分之. */
  private Numeral continued(Numeral whole) {
    Numeral decimal = decimal(whole);
    Numeral fraction = fraction(decimal);
    if (fraction != null) {
      return fraction;
    }
    int end = decimal.end();
    if (isMark(end, "又")) {
      Numeral denominator = startsNumber(end + 1) ? whole(end + 1, null) : digits.plain(end + 1);
      Numeral part = denominator == null ? null : fraction(denominator);
      return part == null ? decimal : decimal.plus(part.low(), part.end());
    }
    boolean half = (isMark(end, "个") || isMark(end, "個")) && isMark(end + 1, "半");
    if (half && !isMark(end + 2, "身")) {
      return decimal.plus(0.5, end + 2);
    }
    double each = style.alone() ? collective(end) : 1;
    return each == 1 ? decimal : decimal.times(each).endingAt(end + 1);
  }

  /** How many things a pair or dozen has, 1 for anything else. */
  private double collective(int at) {
    if (isMark(at, "打")) {
      return 12;
    }
    boolean pair = isMark(at, "双") || isMark(at, "雙") || isMark(at, "对") || isMark(at, "對");
    return pair && style.collectives() ? 2 : 1;
  }

  private boolean startsNumber(int at) {
    if (!draft.isOpen(at)) {
      return false;
    }
    if (ChineseDigits.digit(draft, at) >= 0) {
      return true;
    }
    double power = ChineseDigits.power(draft, at);
    if (power == 0) {
      return half(at) != null || (isVagueDigit(at) && isPower(at + 1, 10));
    }
    return power == 10 || opensNumber(at, power);
  }

  /** A bare 百, 千 or 万 is a number before money, a digit or 来 only. */
  private boolean opensNumber(int at, double power) {
    int end = at + 1;
    while (end < at + 3 && ChineseDigits.power(draft, end) > 0) {
      end++;
    }
    if (isMoney(end) || isMore(end) || isRoughly(end)) {
      return true;
    }
    int least = power < 10_000 ? 1 : 2; // 万一 means "in case"
    return end == at + 1 && ChineseDigits.digit(draft, end) >= least;
  }

  private boolean isMoney(int at) {
    return draft.isWord(at, "元") || draft.isWord(at, "块") || draft.isWord(at, "塊");
  }

  /** Three digits or more in a row, as years and model numbers are said. */
  private Numeral positional(int at) {
    double value = 0;
    int end = at;
    while (end < at + MAX_TOKENS && draft.isOpen(end)) {
      int digit = ChineseDigits.isPair(draft, end) ? -1 : ChineseDigits.digit(draft, end);
      if (digit < 0) {
        break;
      }
      value = value * 10 + digit;
      end++;
    }
    boolean discount = end == at + 2 && isMark(end, "折"); // 八五折
    return (end < at + 3 && !discount) || isPower(end, 10)
        ? null
        : new Numeral(end, value, value, 1, Numeral.Kind.HAN);
  }

  /** A whole number; {@code start} if it starts with figures that were read already. */
  private Numeral whole(int at, Numeral start) {
    ChineseNumber number = new ChineseNumber();
    int end = at;
    if (start != null) {
      number.addFigures(start.low());
      end = start.end();
    }
    while (end < at + MAX_TOKENS && draft.isOpen(end)) {
      int next = add(number, end);
      if (next < 0) {
        break;
      }
      end = next;
    }
    if (number.isEmpty() || end == at) {
      return null;
    }
    boolean one = end == at + 1 && number.low() == 1;
    Numeral.Kind kind = one ? Numeral.Kind.ONE : start == null ? Numeral.Kind.HAN : start.kind();
    Numeral whole = new Numeral(end, number.low(), number.high(), number.unit(), kind);
    return whole.isVague() ? whole : widened(whole, number.unit());
  }

  /** Adds a character or figures; the index after them, or -1 if the number ends before. */
  private int add(ChineseNumber number, int at) {
    int digit = ChineseDigits.digit(draft, at);
    if (digit >= 0) {
      boolean dangling =
          ChineseDigits.isPair(draft, at) && !number.isEmpty() && !isPower(at + 1, 10);
      return !dangling && number.addDigit(digit) ? at + 1 : -1;
    }
    if (isVagueDigit(at) && (isPower(at + 1, 10) || number.unit() == 10)) {
      return number.addVague() ? at + 1 : -1;
    }
    double power = ChineseDigits.power(draft, at);
    if (power > 0) {
      int tens = ChineseDigits.tens(draft, at);
      boolean fits = !startsUnit(at) && (tens == 0 || number.addDigit(tens));
      return fits && number.addUnit(power) ? at + 1 : -1;
    }
    if (isMoreOfScale(at) && !number.isEmpty()) {
      if (isAbout(at)) {
        number.addAbout(LITTLE);
      } else {
        number.addMore();
      }
      return at + 1;
    }
    return figures(number, at);
  }

  private boolean isMoreOfScale(int at) {
    return isMore(at) && isPower(at + 1, 10_000);
  }

  private int figures(ChineseNumber number, int at) {
    Numeral piece = number.isEmpty() ? null : digits.plain(at);
    boolean anchored = piece != null && (isPower(piece.end(), 10) || number.hasZero());
    return anchored && number.addFigures(piece.low()) ? piece.end() : -1;
  }

  /** Whether a unit of measurement or a percentage starts at a power: 千克, 百分之. */
  private boolean startsUnit(int at) {
    if (isMark(at + 1, "分")
        && (isMark(at + 2, "之") || isMark(at + 2, "点") || isMark(at + 2, "點"))) {
      return false;
    }
    return draft.phrase(grammar.units(), at) != null;
  }

  private Numeral decimal(Numeral whole) {
    int at = whole.end();
    if (whole.isVague() || !(isMark(at, "点") || isMark(at, "點"))) {
      return whole;
    }
    double value = 0;
    int end = at + 1;
    while (end < at + MAX_TOKENS && draft.isOpen(end) && !ChineseDigits.isPair(draft, end)) {
      int digit = ChineseDigits.digit(draft, end);
      if (digit < 0) {
        break;
      }
      value = value * 10 + digit;
      end++;
    }
    value /= Math.pow(10, end - at - 1);
    if (end == at + 1) {
      double figures = digits.decimals(end);
      if (figures < 0) {
        return whole;
      }
      value = figures;
      end++;
    }
    if (isPower(end, 10) && !isPower(end, 10_000)) {
      return whole; // a time of day: 八点三十
    }
    Numeral decimal = whole.plus(value, end);
    return isPower(end, 10_000) && !startsUnit(end)
        ? decimal.times(ChineseDigits.power(draft, end)).endingAt(end + 1)
        : decimal;
  }

  /** 分之 and a numerator behind a denominator, or null. */
  private Numeral fraction(Numeral denominator) {
    int at = denominator.end();
    boolean share = isMark(at, "分") || isMark(at, "份");
    boolean whole = isMark(at + 1, "之");
    if (!share || denominator.low() == 0) {
      return null;
    }
    int after = whole ? at + 2 : at + 1;
    boolean minus = isMark(after, "负") || isMark(after, "負");
    int first = minus ? after + 1 : after;
    Numeral numerator = startsNumber(first) ? whole(first, null) : digits.plain(first);
    if (numerator == null || !(whole || style.alone() || isShortShare(numerator))) {
      return null;
    }
    return decimal(numerator).times((minus ? -1 : 1) / denominator.low());
  }

  /** 四分一升: without 之 only one part of a unit. */
  private boolean isShortShare(Numeral numerator) {
    return numerator.low() == 1 && draft.phrase(grammar.units(), numerator.end()) != null;
  }

  /** A number with 多 or 几 behind it, or with 来 or 出头, which add less. */
  private Numeral widened(Numeral numeral, double unit) {
    int end = numeral.end();
    boolean about = isAbout(end) || isRoughly(end);
    boolean beyond = isMark(end, "出") && (isMark(end + 1, "头") || isMark(end + 1, "頭"));
    boolean more = isMore(end) || isMark(end, "几") || isMark(end, "幾") || isRoughly(end) || beyond;
    if (!more || unit < 10 || numeral.isVague()) {
      return numeral;
    }
    return new Numeral(
        beyond ? end + 2 : end + 1,
        about ? numeral.low() - LITTLE * numeral.low() : numeral.low(),
        numeral.high() + (about || beyond ? LITTLE * numeral.high() : unit),
        numeral.scale(),
        numeral.kind());
  }

  private boolean isAbout(int at) {
    return isMark(at, "来") || isMark(at, "來");
  }

  /** 把 before money, as in 千把块; elsewhere it counts things. */
  private boolean isRoughly(int at) {
    return isMark(at, "把") && isMoney(at + 1);
  }

  private boolean isVagueDigit(int at) {
    return isMark(at, "几") || isMark(at, "幾") || isMark(at, "数") || isMark(at, "數");
  }

  private boolean isMore(int at) {
    return isMark(at, "多") || isMark(at, "余") || isMark(at, "餘") || isAbout(at);
  }

  private boolean isPower(int at, double least) {
    return draft.isOpen(at) && ChineseDigits.power(draft, at) >= least;
  }

  private boolean isMark(int at, String text) {
    return draft.isType(at, Token.Type.HAN) && draft.isWord(at, text) && draft.isOpen(at);
  }
}
