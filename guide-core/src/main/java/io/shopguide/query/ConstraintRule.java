package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;

/**
 * Finds bounds on the price and on other quantities.
 *
 * <pre>
 * constraint = one [ [ joint ] one ]      "over 10 and under 20", 1000以上，1500以下
 * one        = [ bound ] amount [ to [ about ] amount ] [ after ]
 * bound      = see {@link BoundRule}
 * amount     = see {@link AmountRule}
 * to         = "-" | "to" | 到 | ..., after "between" or before 之间 also "and"
 * after      = a phrase of bounds-after.tsv     "or less", "+", 以下
 * joint      = "and" | "but" | "," | 并 | 且
 * </pre>
 *
 * <p>An amount with money is a price, one with a unit is not. A bare number is a price if it is
 * bounded or one end of a range, and nothing follows that it could count. Money without bound is
 * meant approximately.
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class ConstraintRule {
  private static final int MAX_NOUN = 3; // tokens between an amount and "or larger"

  private final Draft draft;
  private final Grammar grammar;
  private final BoundRule bounds;
  private final AmountRule amounts;
  private final AttributeRule attributes;
  private final AgeRule ages;
  private Dimension counted; // by the bound before an "or"
  private int countedAt; // what follows that "or"

  ConstraintRule(Draft draft, Grammar grammar) {
    this(draft, grammar, new AmountRule(draft, grammar));
  }

  ConstraintRule(Draft draft, Grammar grammar, AmountRule amounts) {
    this.draft = draft;
    this.grammar = grammar;
    this.amounts = amounts;
    bounds = new BoundRule(draft, grammar);
    attributes = new AttributeRule(draft, grammar);
    ages = new AgeRule(draft);
  }

  void apply() {
    amounts.reset();
    countedAt = -1;
    for (int at = 0; at < draft.size(); at++) {
      Constraint constraint = mayStart(at) ? accepted(at) : null;
      if (constraint != null) {
        Finding finding = constraint.finding(draft, attributes);
        draft.take(constraint.first(), constraint.end(), finding);
        at = constraint.end() - 1;
        counted = constraint.bound().counted();
        countedAt = alternative(constraint.end());
        takeTimes(constraint);
      }
    }
  }

  /** Takes the "x" behind an edge that has its unit from the next one: "10 x 20 cm". */
  private void takeTimes(Constraint constraint) {
    int end = constraint.end();
    boolean edge = constraint.low().unit() != null && draft.isType(end - 1, Token.Type.DIGITS);
    if (edge && draft.isOpen(end) && (draft.isWord(end, "x") || draft.isWord(end, "×"))) {
      draft.take(end, end + 1);
    }
  }

  /** Whether a quantity may start at a token: one look into a table for most words. */
  boolean mayStart(int at) {
    return switch (draft.type(at)) {
      case DIGITS -> true;
      case HAN ->
          ChineseDigits.digit(draft, at) >= 0
              || ChineseDigits.power(draft, at) > 0
              || grammar.quantityStarts().contains(draft.tokens().hash(at));
      case WORD, MARK -> grammar.quantityStarts().contains(draft.tokens().hash(at));
    };
  }

  private Constraint accepted(int at) {
    Constraint constraint = read(at);
    boolean sensible =
        constraint != null
            && constraint.low().numeral().high() <= Numeral.MAX
            && !isShare(constraint);
    Constraint accepted = sensible ? constraint.accepted(this::isPrice) : null;
    return accepted == null ? null : ages.aged(accepted);
  }

  /** 一吨 behind a price is what the price is for. */
  private boolean isShare(Constraint constraint) {
    boolean one = constraint.low().numeral().kind() == Numeral.Kind.ONE;
    return one && constraint.first() > 0 && draft.isTaken(constraint.first() - 1);
  }

  /** What starts at a token, a bare number included, or null. */
  Constraint read(int at) {
    Constraint one = draft.isOpen(at) ? one(at) : null;
    if (one == null || (one.side() != Side.MIN && one.side() != Side.MAX)) {
      return one;
    }
    Phrases.Match<Boolean> joint = draft.phrase(grammar.joints(), one.end());
    int next = joint == null ? one.end() : joint.end(one.end());
    Constraint other = draft.isOpen(next) ? one(next) : null;
    return other == null || other.side() != one.side().opposite() ? one : both(one, other);
  }

  /** A lower and an upper bound as one range, or the first if they do not make one. */
  private static Constraint both(Constraint one, Constraint other) {
    Constraint least = one.side() == Side.MIN ? one : other;
    Constraint greatest = one.side() == Side.MIN ? other : one;
    boolean range =
        canPair(least.low(), greatest.low()) && one.bound().counted() == other.bound().counted();
    Amount low = shared(least.low(), greatest.low());
    Amount high = shared(greatest.low(), least.low());
    if (!range || low.high() >= high.low()) {
      return one;
    }
    Bound bound =
        new Bound(
            one.first(),
            one.low().first(),
            null,
            Closing.INCLUDED,
            one.boundFirst(),
            one.bound().counted(),
            one.bound().price());
    return new Constraint(
        bound, low, high, null, least.lowClosing(), greatest.lowClosing(), other.end());
  }

  private Constraint one(int at) {
    Bound bound = bounds.mayStart(at) ? bounds.read(at) : null;
    boolean between = bound != null && (bound.side() == Side.BETWEEN || bound.side() == Side.FROM);
    Amount low = amounts.read(bound == null ? at : bound.end(), between);
    if (low == null) {
      return null;
    }
    bound = bound == null ? Bound.none(at) : bound;
    if (at == countedAt && counted != null && bound.isEmpty() && low.isBare()) {
      bound = new Bound(at, at, null, Closing.INCLUDED, at, counted, false);
    }
    Amount high = rangeEnd(low, between);
    if (high == null && bound.counted() == null && low.isBare()) {
      low = likeAlternative(low);
    }
    return high == null ? single(bound, low) : range(bound, low, high);
  }

  /** "50 or 55 inch": a number takes over what the one after an "or" counts. */
  private Amount likeAlternative(Amount amount) {
    int next = alternative(amount.end());
    Amount other = next < 0 ? null : amounts.read(next);
    return other == null ? amount : amount.with(other.money(), other.unit());
  }

  /** Where the thing after an "or" starts, or -1 if there is no "or". */
  private int alternative(int at) {
    Phrases.Match<Boolean> or = draft.phrase(grammar.alternatives(), at);
    boolean joins = or != null && !draft.isWord(at, "/") && !grammar.after().startAt(draft, at);
    return joins ? or.end(at) : -1;
  }

  /** "500 gb ssd or larger": a bound that follows the noun; it is marked as explained. */
  private Limit laterLimit(int end) {
    for (int at = end + 1; at <= end + MAX_NOUN && !draft.isBreak(at); at++) {
      Phrases.Match<Limit> after = draft.phrase(grammar.after(), at);
      if (after != null && after.length() > 1 && grammar.alternatives().startAt(draft, at)) {
        draft.take(at, after.end(at));
        return after.value();
      }
    }
    return null;
  }

  private Constraint single(Bound bound, Amount amount) {
    Phrases.Match<Limit> after =
        after(amount.end(), bound.counted() == null && amount.isBare(), amount);
    if (bound.side() == Side.COMPARED) {
      return compared(bound, amount, after);
    }
    boolean pairs = after != null && after.value().side() == Side.BETWEEN;
    if (pairs || (after != null && isComparative(after.value().side()))) {
      after = null;
    }
    int end = after == null ? amount.end() : after.end(amount.end());
    boolean completes = after != null && after.value().side() == Side.EXACT;
    Side before = amount.open() ? Side.MIN : bound.side();
    if (completes && before == null) {
      return new Constraint(
          bound, amount, null, null, Closing.INCLUDED, Closing.INCLUDED, amount.end());
    }
    Side side = after == null || completes ? before : after.value().side();
    Closing closing =
        completes ? Closing.INCLUDED : after == null ? bound.closing() : after.value().closing();
    Limit later = side == null && !amount.isBare() ? laterLimit(end) : null;
    if (later != null) {
      side = later.side();
      closing = later.closing();
    }
    return new Constraint(bound, amount, null, side, closing, closing, end);
  }

  /** 比三十大: more than thirty; null if nothing is compared. */
  private static Constraint compared(Bound bound, Amount amount, Phrases.Match<Limit> after) {
    if (after == null || !isComparative(after.value().side())) {
      return null;
    }
    Side side = after.value().side() == Side.MORE ? Side.MIN : Side.MAX;
    return new Constraint(
        bound, amount, null, side, Closing.EXCLUDED, Closing.EXCLUDED, after.end(amount.end()));
  }

  private static boolean isComparative(Side side) {
    return side == Side.MORE || side == Side.LESS;
  }

  private Constraint range(Bound bound, Amount low, Amount high) {
    Phrases.Match<Limit> after = after(high.end(), false, high);
    boolean ends =
        after != null
            && (after.value().side() == Side.ABOUT || after.value().side() == Side.BETWEEN);
    return new Constraint(
        bound,
        shared(low, high),
        shared(high, low),
        null,
        Closing.INCLUDED,
        Closing.CUSTOMARY,
        ends ? after.end(high.end()) : high.end());
  }

  /** [ to amount ]. */
  private Amount rangeEnd(Amount low, boolean between) {
    Phrases.Match<Boolean> to = draft.phrase(grammar.ranges(), low.end());
    if (to == null) {
      return isHyphenated(low.end()) ? paired(low, amounts.readJoined(low.end())) : null;
    }
    Phrases.Match<Limit> about = draft.phrase(grammar.before(), to.end(low.end()));
    boolean widened = about != null && about.value().side() == Side.ABOUT;
    Amount high = amounts.read(widened ? about.end(to.end(low.end())) : to.end(low.end()), between);
    if (high == null) {
      return null;
    }
    return to.value() && !between && !isBetween(high.end()) ? null : paired(low, high);
  }

  private static Amount paired(Amount low, Amount high) {
    return high != null && canPair(low, high) ? high : null;
  }

  /** "3km-5km": a hyphen behind a letter is no token of its own. */
  private boolean isHyphenated(int at) {
    return draft.isType(at, Token.Type.DIGITS)
        && draft.isOpen(at)
        && draft.joint(at) == Joint.HYPHEN;
  }

  /** 之间 after the second of two amounts. */
  private boolean isBetween(int at) {
    Phrases.Match<Limit> after = draft.phrase(grammar.after(), at);
    return after != null && after.value().side() == Side.BETWEEN;
  }

  private static boolean canPair(Amount low, Amount high) {
    if (low.unit() != null && high.unit() != null) {
      return low.unit().dimension() == high.unit().dimension();
    }
    if (low.money() != null && high.money() != null) {
      return low.money().currency().equals(high.money().currency());
    }
    return (low.unit() == null || high.money() == null)
        && (low.money() == null || high.unit() == null);
  }

  /** An end of a range takes over what only the other end says: its money, unit or scale. */
  private static Amount shared(Amount amount, Amount other) {
    Amount whole = amount.isBare() ? amount.with(other.money(), other.unit()) : amount;
    Numeral mine = amount.numeral();
    Numeral its = other.numeral();
    boolean scales =
        amount.first() < other.first()
            && mine.scale() == 1
            && its.scale() > 1
            && mine.high() <= its.high() / its.scale();
    return scales ? whole.with(mine.times(its.scale())) : whole;
  }

  private Phrases.Match<Limit> after(int at, boolean bare, Amount amount) {
    Phrases.Match<Limit> after = draft.phrase(grammar.after(), at);
    if (after == null || isNextBound(at, after.end(at))) {
      return null;
    }
    if (draft.isWord(after.end(at), "than")) {
      after = new Phrases.Match<>(after.length() + 1, after.value());
    }
    boolean weak = draft.isType(at, Token.Type.MARK) || after.length() == 1;
    boolean latin = !draft.isType(at, Token.Type.HAN);
    boolean detached = draft.isWord(at, "+") && draft.joint(at) != Joint.GLUED;
    boolean model = bare && weak && latin && amount.numeral().high() < 100;
    boolean plus = draft.isWord(at, "plus") && bare;
    boolean opens = // 预算 bounds what follows, if an amount does
        grammar.before().startAt(draft, at) && amounts.read(after.end(at)) != null;
    return detached || model || plus || opens ? null : after;
  }

  /** "and under 50", "or less than 50": words that bound the next amount rather than the last. */
  private boolean isNextBound(int at, int end) {
    if (!draft.isWord(at, "and") && !draft.isWord(at, "or")) {
      return false;
    }
    Bound next = bounds.read(at + 1);
    return next.end() >= end && next.end() < draft.size() && amounts.read(next.end()) != null;
  }

  /** Whether a number that counts nothing may be a price. */
  private boolean isPrice(Constraint constraint) {
    Amount amount = constraint.low();
    Side side = constraint.side();
    if (constraint.high() != null) {
      return isPriceRange(constraint);
    }
    boolean bounded =
        side == null
            ? isVagueAlone(amount)
            : side != Side.FROM
                && side != Side.CONTEXT
                && side != Side.BETWEEN
                && side != Side.EXACT;
    return bounded && !isCounting(amount.end(), constraint.end());
  }

  /** 三百多 with nothing after it that it could count. */
  private boolean isVagueAlone(Amount amount) {
    return amount.numeral().isVague()
        && amount.numeral().low() >= 10
        && (draft.isBreak(amount.end())
            || draft.isGap(amount.end())
            || draft.isWord(amount.end(), "的"));
  }

  /** A range of bare numbers, with nothing after it that they could count. */
  private boolean isPriceRange(Constraint constraint) {
    Amount high = constraint.high();
    return isFreeRange(constraint)
        && high.high() >= 10
        && !isCounting(high.end(), constraint.end());
  }

  /** A range of bare numbers that is no part of a date, a part number or a lens. */
  boolean isFreeRange(Constraint constraint) {
    Amount low = constraint.low();
    Amount high = constraint.high();
    boolean opened = !constraint.bound().isEmpty();
    boolean free = !draft.isPlain(low.first() - 1) || draft.joint(low.first()) == Joint.GAP;
    free |=
        draft.isType(low.first(), Token.Type.HAN) || draft.isType(low.first() - 1, Token.Type.HAN);
    boolean ends = !draft.isWord(high.end(), "-") && !draft.isWord(high.end(), "/");
    return low.low() < high.high() && ends && (opened || free);
  }

  /** Whether an unknown plural follows a number directly, as in "at least 4 ports". */
  private boolean isCounting(int numberEnd, int end) {
    if (numberEnd != end || !draft.isPlain(end) || !draft.isType(end, Token.Type.WORD)) {
      return false;
    }
    String word = draft.tokens().text(end);
    boolean function = grammar.stopWords().longest(draft, end) != null;
    return !function && ((word.endsWith("s") && word.length() > 3) || word.startsWith("pe"));
  }
}
