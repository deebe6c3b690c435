package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;

/**
 * Reads a number with its money or unit.
 *
 * <pre>
 * amount   = compound                        see {@link CompoundRule}
 * single   = money numeral [ money ] | dozens | numeral [ [ "+" ] counted ] | edge | share | percent | size
 * dozens   = numeral                        that ends with "dozen"
 * edge     = numeral times numeral [ times numeral ] counted      "10 x 20 cm"
 * size     = see {@link LetterSizeRule}
 * numeral  = see {@link NumeralRule}
 * counted  = see {@link UnitRule}
 * share    = ( part | article | 半 ) [ "of" ] [ article ] counted     "half a litre", "a kg"
 * percent  = power 分之 numeral                                      百分之五
 * </pre>
 *
 * <p>Constant time. Not thread-safe; one per parse.
 */
final class AmountRule {
  private static final int MAX_EDGES = 2; // before the last
  private static final int MAX_POWERS = 3; // of 万万分之
  private static final Unit PIECE = Unit.plain(Dimension.COUNT, "Piece");

  private final Draft draft;
  private final Grammar grammar;
  private final NumeralRule numerals;
  private final UnitRule units;
  private final CompoundRule compounds;
  private final LetterSizeRule sizes;
  private final Wanted wanted;

  /** Makes the rule for a parse. */
  AmountRule(Draft draft, Grammar grammar) {
    this(draft, grammar, new NumeralRule(draft, grammar, NumeralStyle.COUNTING), Wanted.ALL);
  }

  AmountRule(Draft draft, Grammar grammar, NumeralRule numerals, Wanted wanted) {
    this.draft = draft;
    this.grammar = grammar;
    this.numerals = numerals;
    this.wanted = wanted;
    units = new UnitRule(draft, grammar, wanted);
    sizes = new LetterSizeRule(draft, grammar);
    compounds = new CompoundRule(draft, numerals, units, wanted);
  }

  /** Begins with another text. */
  void reset() {
    units.reset();
  }

  /** The amount that starts at a token, or null. */
  Amount read(int at) {
    return read(at, false);
  }

  /** The amount that starts at a token, or null; {@code between} if "and" joins a range. */
  Amount read(int at, boolean between) {
    boolean joined = isPartOfName(at);
    if (joined && !(isTimes(at - 1) && draft.isType(at - 2, Token.Type.DIGITS))) {
      return null;
    }
    Amount single = single(at);
    return single == null || (joined && single.isBare())
        ? null
        : compounds.extended(single, between);
  }

  /** The amount that a hyphen joins to the one before it, as in "3km-5km", or null. */
  Amount readJoined(int at) {
    return single(at);
  }

  private Amount single(int at) {
    Phrases.Match<Money> before = units.moneyBefore(at);
    if (before != null) {
      Numeral numeral = numerals.read(before.end(at));
      return numeral == null ? null : afterMoney(at, numeral, before.value());
    }
    Amount special = percent(at);
    special = special == null ? unitFirst(at) : special;
    special = special == null && isSized() ? sizes.read(at) : special;
    if (special != null) {
      return special;
    }
    Numeral numeral = numeral(at);
    if (numeral == null) {
      return share(at);
    }
    Amount amount = afterNumeral(at, numeral);
    boolean signed = amount != null && numeral.low() < 0 && !wanted.strict();
    return signed && !isTemperature(amount) ? null : amount;
  }

  private boolean isSized() {
    return wanted.dimensions().contains(Dimension.LETTER_SIZE);
  }

  /** A number; also an ordinal behind 第 where only ranges of numbers are looked for. */
  private Numeral numeral(int at) {
    boolean ordinal = draft.isWord(at, "第") && wanted.isBare();
    return ordinal ? numerals.cardinal(at + 1) : numerals.signed(at);
  }

  private static boolean isTemperature(Amount amount) {
    return amount.unit() != null && amount.unit().dimension() == Dimension.TEMPERATURE;
  }

  /** "wh-1000": digits behind a hyphen and letters; "10x20cm" has a unit, so it is none. */
  private boolean isPartOfName(int at) {
    return draft.isType(at, Token.Type.DIGITS)
        && (draft.joint(at) == Joint.HYPHEN || isCut(at))
        && draft.isType(at - 1, Token.Type.WORD);
  }

  private Amount afterMoney(int at, Numeral numeral, Money money) {
    Phrases.Match<Money> again = units.money(numeral.end());
    boolean same = again != null && again.value().currency().equals(money.currency());
    int end = same ? again.end(numeral.end()) : numeral.end();
    NumberWord scale = numeral.scale() == 1 ? NumberWord.at(draft, grammar, end) : null;
    boolean millions = scale != null && scale.isLoose() && draft.joint(end) == Joint.GLUED;
    if (millions && !isCut(end + 1)) { // "$1.5m" is no length
      return money.whole(new Amount(at, end + 1, numeral.times(scale.value()), money, null, false));
    }
    Amount amount = new Amount(at, end, numeral, money, null, false);
    return isCut(end) ? null : money.whole(amount);
  }

  private Amount afterNumeral(int at, Numeral numeral) {
    int end = numeral.end();
    boolean plus = draft.isWord(end, "+") && draft.isOpen(end);
    Amount counted = plus ? units.counted(at, numeral, end + 1) : null;
    if (counted == null && numeral.low() < 1 && draft.isWord(end, "of")) {
      counted = units.counted(at, numeral, isArticle(end + 1) ? end + 2 : end + 1);
    }
    counted = counted == null ? units.counted(at, numeral, end) : counted;
    counted = counted == null ? edge(at, numeral) : counted;
    if (counted != null) {
      return reduced(counted);
    }
    if (!wanted.strict() && NumberWord.isDozen(draft, grammar, end - 1)) {
      return new Amount(at, end, numeral, null, PIECE, false);
    }
    return isCut(end) ? null : new Amount(at, end, numeral, null, null, false);
  }

  /** The first edges of "10 x 20 x 30 cm", whose unit stands behind the last; null for others. */
  private Amount edge(int at, Numeral numeral) {
    int end = numeral.end();
    for (int i = 0; i < MAX_EDGES && isTimes(end); i++) {
      Numeral next = numerals.read(end + 1);
      if (next == null) {
        return null;
      }
      Amount last = units.counted(end + 1, next, next.end());
      if (last != null) {
        boolean length = last.unit() != null && last.unit().dimension() == Dimension.LENGTH;
        return length ? new Amount(at, numeral.end(), numeral, null, last.unit(), false) : null;
      }
      end = next.end();
    }
    return null;
  }

  private boolean isTimes(int at) {
    return draft.isOpen(at)
        && (draft.isWord(at, "x")
            || draft.isWord(at, "×")
            || draft.isWord(at, "*")
            || draft.isWord(at, "by")
            || draft.isWord(at, "乘"));
  }

  /** 85折 are eight and a half tenths; ten of them would be no discount. */
  private Amount reduced(Amount amount) {
    boolean tenths = amount.unit() != null && amount.unit().name().equals(Unit.TENTH);
    double value = amount.numeral().low();
    if (tenths && value == 10 && draft.isWord(amount.end() - 1, "折")) {
      return null;
    }
    return tenths && value > 10 ? amount.with(amount.numeral().times(0.1)) : amount;
  }

  /** A part or one of a unit, or null. */
  private Amount share(int at) {
    if (!draft.isOpen(at)) {
      return null;
    }
    if (draft.isWord(at, "半")) {
      return counted(at, new Numeral(at + 1, 0.5, 0.5, 1, Numeral.Kind.ARTICLE), at + 1);
    }
    if (isArticle(at)) {
      Numeral one = new Numeral(at + 1, 1, 1, 1, Numeral.Kind.ARTICLE);
      Amount amount = wanted.bare() ? null : counted(at, one, at + 1);
      return amount == null || isIdle(amount) || isPrefix(amount) ? null : amount;
    }
    NumberWord word = NumberWord.at(draft, grammar, at);
    if (word == null || !word.isShare()) {
      return null;
    }
    int end = at + 1;
    end = draft.isWord(end, "of") ? end + 1 : end;
    end = isArticle(end) ? end + 1 : end;
    Numeral part = new Numeral(at + 1, word.share(), word.share(), 1, Numeral.Kind.ARTICLE);
    boolean whole = word.role() == NumberWord.Role.PART || end > at + 1;
    return whole ? counted(at, part, end) : null;
  }

  private Amount counted(int first, Numeral numeral, int at) {
    return at < draft.size() ? units.counted(first, numeral, at) : null;
  }

  /** "a US$5 bill": money that stands before its own number. */
  private boolean isPrefix(Amount amount) {
    return amount.money() != null && amount.money().before() && numerals.read(amount.end()) != null;
  }

  /** "a day", "a pack", "a foot": an article that counts nothing a shopper asks for. */
  private boolean isIdle(Amount amount) {
    if (amount.unit() == null) {
      return amount.money().form().ambiguous() && !wanted.strict();
    }
    boolean measured =
        switch (amount.unit().dimension()) {
          case LENGTH, MASS, VOLUME, AREA -> true;
          default -> false;
        };
    return !measured || (!wanted.strict() && amount.unit().form().ambiguous());
  }

  /** 米九 is one metre ninety, 对折 half the price. */
  private Amount unitFirst(int at) {
    if (!draft.isOpen(at) || !draft.isType(at, Token.Type.HAN)) {
      return null;
    }
    boolean half = draft.isWord(at, "对") && draft.isWord(at + 1, "折") && draft.isOpen(at + 1);
    if (half && wanted.dimensions().contains(Dimension.PERCENT)) {
      Numeral fifty = new Numeral(at + 2, 50, 50, 1, Numeral.Kind.HAN);
      return new Amount(at, at + 2, fifty, null, Unit.plain(Dimension.PERCENT, "Percent"), false);
    }
    boolean metre = draft.isWord(at, "米") && !draft.isType(at - 1, Token.Type.HAN);
    if (!metre || ChineseDigits.digit(draft, at + 1) <= 0) {
      return null;
    }
    Numeral one = new Numeral(at, 1, 1, 1, Numeral.Kind.ARTICLE);
    Amount whole = counted(at, one, at);
    Amount more = whole == null ? null : compounds.extended(whole, false);
    return more == null || more.end() == whole.end() ? null : more;
  }

  private Amount percent(int at) {
    double denominator = 1;
    int end = at;
    while (end < at + MAX_POWERS && ChineseDigits.power(draft, end) >= 100 && draft.isOpen(end)) {
      denominator *= ChineseDigits.power(draft, end);
      end++;
    }
    boolean named = end > at && draft.isWord(end, "分") && draft.isWord(end + 1, "之");
    boolean free = !(at > 0 && isNumeralBefore(at));
    if (!named || !free || !wanted.dimensions().contains(Dimension.PERCENT)) {
      return null;
    }
    Numeral numeral = hundred(end + 2);
    numeral = numeral == null ? numerals.signed(end + 2) : numeral;
    return numeral == null
        ? null
        : new Amount(
            at,
            numeral.end(),
            numeral.times(100 / denominator),
            null,
            Unit.plain(Dimension.PERCENT, "Percent"),
            false);
  }

  /** 百分之百 is all of it. */
  private Numeral hundred(int at) {
    boolean bare = draft.isWord(at, "百") && ChineseDigits.digit(draft, at + 1) < 0;
    return bare && draft.isOpen(at) ? new Numeral(at + 1, 100, 100, 100, Numeral.Kind.HAN) : null;
  }

  private boolean isNumeralBefore(int at) {
    return ChineseDigits.digit(draft, at - 1) >= 0
        || ChineseDigits.power(draft, at - 1) > 0
        || draft.isType(at - 1, Token.Type.DIGITS);
  }

  private boolean isArticle(int at) {
    return draft.isWord(at, "a") || draft.isWord(at, "an");
  }

  private boolean isCut(int boundary) {
    return boundary < draft.size() && boundary > 0 && draft.tokens().continues(boundary);
  }
}
