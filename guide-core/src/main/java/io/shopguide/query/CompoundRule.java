package io.shopguide.query;

import io.shopguide.lexicon.Token;
import java.util.EnumSet;
import java.util.Set;

/**
 * Adds what belongs to an amount in smaller units.
 *
 * <pre>
 * compound = amount { [ "and" | "," | 又 ] amount } [ rest ]    of one dimension: "5 ft 2 in", 两元三角
 * rest     = 半                                                half of the last unit: 三斤半
 *          | [ 零 ] digit | digit digit                        tenths or hundredths of it: 三米九, 1米75
 *          | [ "and" ] numeral                                 hundredths of money: "17 dollars 25"
 * </pre>
 *
 * <p>Constant time, since an amount has at most {@value #MAX_PARTS} parts. Not thread-safe; one per
 * parse.
 */
final class CompoundRule {
  private static final int MAX_PARTS = 4;
  private static final Set<Dimension> COMPOUNDED =
      EnumSet.of(
          Dimension.LENGTH, Dimension.MASS, Dimension.VOLUME, Dimension.DURATION, Dimension.ANGLE);

  private static final Set<String> EXTENTS = Set.of("长", "宽", "高", "深", "厚");

  private final Draft draft;
  private final NumeralRule numerals;
  private final UnitRule units;
  private final boolean strict;

  CompoundRule(Draft draft, NumeralRule numerals, UnitRule units, Wanted wanted) {
    this.draft = draft;
    this.numerals = numerals;
    this.units = units;
    strict = wanted.strict();
  }

  /**
   * The amount with its smaller parts.
   *
   * @param between whether "and" joins the ends of a range instead
   */
  Amount extended(Amount amount, boolean between) {
    if (amount.numeral().isVague() || !isCompounded(amount)) {
      return amount;
    }
    Amount whole = amount;
    double factor = amount.factor();
    for (int i = 0; i < MAX_PARTS; i++) {
      Amount part = part(whole, between);
      if (part == null || !(part.factor() < factor || (strict && part.factor() != factor))) {
        break;
      }
      factor = part.factor();
      whole = whole.plus(part.numeral().low() * factor / amount.factor(), part.end());
    }
    return rest(whole, factor / amount.factor(), between);
  }

  private static boolean isCompounded(Amount amount) {
    return amount.money() != null
        || (amount.unit() != null
            && (COMPOUNDED.contains(amount.unit().dimension())
                || amount.unit().name().equals(Unit.TENTH)));
  }

  private Amount part(Amount whole, boolean between) {
    int at = whole.end();
    boolean and = draft.isWord(at, "and") && !between;
    boolean joined = and || draft.isWord(at, "又") || (strict && draft.isWord(at, ","));
    int first = joined && draft.isOpen(at) ? at + 1 : at;
    Numeral numeral = numerals.read(first);
    if (numeral == null || numeral.isVague()) {
      return null;
    }
    Amount part = units.counted(first, numeral, numeral.end());
    return part != null && isOfOneKind(whole, part) ? part : null;
  }

  private static boolean isOfOneKind(Amount whole, Amount part) {
    if (whole.money() != null) {
      Money money = part.money();
      boolean cents = money != null && money.factor() < 1 && money.name().equals("Cent");
      return money != null && (cents || money.currency().equals(whole.money().currency()));
    }
    return part.unit() != null && part.unit().dimension() == whole.unit().dimension();
  }

  private Amount rest(Amount whole, double lastUnit, boolean between) {
    int at = whole.end();
    if (draft.isWord(at, "半") && draft.isOpen(at)) {
      return whole.plus(lastUnit / 2, at + 1);
    }
    if (draft.isType(at - 1, Token.Type.HAN)) {
      return digit(whole, lastUnit);
    }
    return whole.money() == null || !strict ? whole : cents(whole, lastUnit, between);
  }

  /** [ 零 ] digit behind a Chinese unit, unless the digit counts something else. */
  private Amount digit(Amount whole, double lastUnit) {
    int at = whole.end();
    boolean zero = ChineseDigits.digit(draft, at) == 0;
    int digitAt = zero ? at + 1 : at;
    boolean figure =
        draft.isOpen(digitAt)
            && draft.isType(digitAt, Token.Type.DIGITS)
            && draft.tokens().length(digitAt) <= (zero ? 1 : 2);
    int digit =
        figure
            ? Integer.parseInt(draft.tokens().text(digitAt))
            : ChineseDigits.digit(draft, digitAt);
    boolean hundredths = zero || (figure && draft.tokens().length(digitAt) == 2);
    boolean spoken = digit > 0 && draft.isOpen(digitAt) && !ChineseDigits.isPair(draft, digitAt);
    if (!spoken || (draft.isGap(digitAt) && !strict)) {
      return whole;
    }
    int next = figure ? -1 : ChineseDigits.digit(draft, digitAt + 1);
    if (next >= 0 && !zero && isFree(digitAt + 2)) {
      return whole.plus((digit * 10 + next) * lastUnit / 100, digitAt + 2);
    }
    Numeral numeral = numerals.read(digitAt);
    boolean ends = numeral != null && numeral.end() == digitAt + 1 && !numeral.isVague();
    boolean free =
        ends && isFree(digitAt + 1) && units.counted(digitAt, numeral, digitAt + 1) == null;
    return free ? whole.plus(digit * lastUnit / (hundredths ? 100 : 10), digitAt + 1) : whole;
  }

  /**
   * Whether nothing follows that a digit could count: an end, a sign or the next part of speech.
   */
  private boolean isFree(int at) {
    return draft.isBreak(at)
        || draft.isGap(at)
        || draft.isWord(at, "的")
        || (draft.isType(at, Token.Type.HAN) && EXTENTS.contains(draft.tokens().text(at)))
        || draft.isWord(at, "到")
        || draft.isWord(at, "至")
        || draft.isWord(at, "以")
        || draft.isWord(at, "左");
  }

  private Amount cents(Amount whole, double lastUnit, boolean between) {
    int at = whole.end();
    boolean and = draft.isWord(at, "and") && !between;
    int first = and ? at + 1 : at;
    double parts = lastUnit < 1 ? 10 : 100;
    boolean integer = lastUnit < 1 || whole.numeral().low() == Math.rint(whole.numeral().low());
    Numeral cents = integer ? numerals.read(first) : null;
    if (cents == null || cents.low() >= parts || cents.low() != Math.rint(cents.low())) {
      return whole;
    }
    boolean ends = draft.isBreak(cents.end()) && units.counted(first, cents, cents.end()) == null;
    return ends ? whole.plus(cents.low() * lastUnit / parts, cents.end()) : whole;
  }
}
