package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;

/**
 * Finds bounds on the price and on other quantities.
 *
 * <pre>
 * constraint = [ bound ] amount [ to amount ] [ after | noun after ] { or amount }
 * to         = "-" | "to" | 到 | ..., after "between" also "and"
 * after      = a phrase of bounds-after.tsv     "or less", "+", 以下
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
  private Dimension counted; // by the bound before an "or"
  private int countedAt; // what follows that "or"

  ConstraintRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
    this.bounds = new BoundRule(draft, grammar);
    this.amounts = new AmountRule(draft, grammar);
  }

  void apply() {
    amounts.reset();
    countedAt = -1;
    for (int at = 0; at < draft.size(); at++) {
      Constraint constraint = read(at);
      if (constraint != null) {
        draft.take(constraint.first(), constraint.end(), constraint.finding(draft));
        at = constraint.end() - 1;
        counted = constraint.bound().counted();
        countedAt = alternative(constraint.end());
      }
    }
  }

  private Constraint read(int at) {
    if (!draft.isOpen(at)) {
      return null;
    }
    Amount low = amounts.read(bounds.scan(at));
    if (low == null) {
      return null;
    }
    Bound bound = bounds.bound(at);
    if (at == countedAt && counted != null && bound.isEmpty() && low.isBare()) {
      bound = new Bound(at, at, null, counted, false);
    }
    Amount high = rangeEnd(low, bound);
    if (high == null && bound.counted() == null && low.isBare()) {
      low = likeAlternative(low);
    }
    Constraint constraint = high == null ? single(bound, low) : range(bound, low, high);
    return constraint == null ? null : constraint.accepted(this::isPrice);
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

  private Constraint single(Bound bound, Amount amount) {
    Phrases.Match<Side> after =
        after(amount.end(), bound.counted() == null && amount.isBare(), amount);
    int end = after == null ? amount.end() : after.end(amount.end());
    Side before = amount.open() ? Side.MIN : bound.side();
    Side side = after == null ? before : after.value();
    if (side == null && !amount.isBare()) {
      side = laterSide(end);
    }
    return new Constraint(bound, amount, null, side, end);
  }

  /** "500 gb ssd or larger": a bound that follows the noun; it is marked as explained. */
  private Side laterSide(int end) {
    for (int at = end + 1; at <= end + MAX_NOUN && !draft.isBreak(at); at++) {
      Phrases.Match<Side> after = draft.phrase(grammar.after(), at);
      if (after != null && after.length() > 1 && grammar.alternatives().startAt(draft, at)) {
        draft.take(at, after.end(at));
        return after.value();
      }
    }
    return null;
  }

  private Constraint range(Bound bound, Amount low, Amount high) {
    Phrases.Match<Side> after = after(high.end(), false, high);
    boolean about = after != null && after.value() == Side.ABOUT;
    return new Constraint(
        bound,
        shared(low, high),
        shared(high, low),
        null,
        about ? after.end(high.end()) : high.end());
  }

  /** [ to amount ]. */
  private Amount rangeEnd(Amount low, Bound bound) {
    Phrases.Match<Boolean> to = draft.phrase(grammar.ranges(), low.end());
    if (to == null || (to.value() && bound.side() != Side.BETWEEN)) {
      return null;
    }
    Amount high = amounts.read(to.end(low.end()));
    return high == null || !canPair(low, high) ? null : high;
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

  private Phrases.Match<Side> after(int at, boolean bare, Amount amount) {
    Phrases.Match<Side> after = draft.phrase(grammar.after(), at);
    if (after == null) {
      return null;
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
            : side != Side.FROM && side != Side.CONTEXT && side != Side.BETWEEN;
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

  /** A range of bare numbers: not a date, a part number, a lens or a number of somethings. */
  private boolean isPriceRange(Constraint constraint) {
    Amount low = constraint.low();
    Amount high = constraint.high();
    boolean opened = !constraint.bound().isEmpty();
    boolean free = !draft.isPlain(low.first() - 1) || draft.joint(low.first()) == Joint.GAP;
    boolean ends = !draft.isWord(high.end(), "-") && !draft.isWord(high.end(), "/");
    boolean ordered = low.low() < high.high() && high.high() >= 10;
    return ordered && ends && (opened || free) && !isCounting(high.end(), constraint.end());
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
