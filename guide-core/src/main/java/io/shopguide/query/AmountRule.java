package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import java.util.List;

/**
 * Reads a number with its money or unit.
 *
 * <pre>
 * amount = money numeral [ money ] | [ "-" ] numeral [ [ "+" ] ( unit | money ) ]
 * </pre>
 *
 * <p>Not thread-safe; one per parse.
 */
final class AmountRule {
  private final Draft draft;
  private final Grammar grammar;
  private final NumeralRule numerals;
  private final UnitContext context;

  AmountRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
    this.numerals = new NumeralRule(draft, grammar);
    this.context = new UnitContext(draft);
  }

  /** Begins with another text. */
  void reset() {
    context.reset();
  }

  /** The amount that starts at a token, or null. */
  Amount read(int at) {
    Phrases.Match<Money> before = draft.phrase(grammar.money(), at);
    if (before != null && before.value().before()) {
      Numeral numeral = numerals.read(before.end(at));
      return numeral == null ? null : afterMoney(at, numeral, before.value());
    }
    if (draft.isWord(at, "-") && isSign(at)) {
      return below(at);
    }
    Numeral numeral = numerals.read(at);
    return numeral == null ? null : afterNumeral(at, numeral);
  }

  private Amount afterMoney(int at, Numeral numeral, Money money) {
    Phrases.Match<Money> again = draft.phrase(grammar.money(), numeral.end());
    boolean same = again != null && again.value().currency().equals(money.currency());
    int end = same ? again.end(numeral.end()) : numeral.end();
    return isCut(end) ? null : new Amount(at, end, numeral, money, null, false);
  }

  private Amount afterNumeral(int at, Numeral numeral) {
    boolean plus = draft.isWord(numeral.end(), "+") && draft.isOpen(numeral.end());
    Amount counted = plus ? counted(at, numeral, numeral.end() + 1) : null;
    counted = counted == null ? counted(at, numeral, numeral.end()) : counted;
    if (counted != null || isCut(numeral.end())) {
      return counted;
    }
    return new Amount(at, numeral.end(), numeral, null, null, false);
  }

  /** A number with the unit or money that starts at a token, or null. */
  private Amount counted(int at, Numeral numeral, int end) {
    boolean open = end > numeral.end();
    Phrases.Match<Money> money = draft.phrase(grammar.money(), end);
    Phrases.Match<List<Unit>> units = draft.phrase(grammar.units(), end);
    Unit unit = units == null || isCut(units.end(end)) ? null : unit(numeral, end, units);
    if (unit != null && (money == null || units.length() >= money.length())) {
      return new Amount(at, units.end(end), numeral, null, unit, open);
    }
    if (money == null || isCut(money.end(end))) {
      return null;
    }
    return new Amount(at, money.end(end), numeral, money.value(), null, open);
  }

  /** A sign makes sense before temperatures only. */
  private Amount below(int at) {
    Amount amount = read(at + 1);
    boolean cold =
        amount != null
            && amount.unit() != null
            && amount.unit().dimension() == Dimension.TEMPERATURE;
    return cold
        ? new Amount(at, amount.end(), amount.numeral().times(-1), null, amount.unit(), false)
        : null;
  }

  private boolean isSign(int at) {
    boolean free = at == 0 || draft.joint(at) == Joint.GAP;
    return free && draft.isType(at + 1, Token.Type.DIGITS) && draft.joint(at + 1) == Joint.GLUED;
  }

  /** Whether a token boundary lies inside a word of letters and digits such as "4runner". */
  private boolean isCut(int boundary) {
    return boundary < draft.size() && draft.tokens().continues(boundary);
  }

  private Unit unit(Numeral numeral, int at, Phrases.Match<List<Unit>> units) {
    for (Unit unit : units.value()) {
      boolean fits = !unit.glued() || isGlued(at) || isMeasured(unit, units.end(at));
      boolean isYear = unit.dimension() == Dimension.DURATION && numeral.low() >= 1900;
      boolean isAttributive = isAttributivePound(at, units);
      if (fits && !isYear && (isAttributive || context.allows(unit))) {
        return unit;
      }
    }
    return null;
  }

  private boolean isGlued(int at) {
    return draft.joint(at) != Joint.GAP;
  }

  /** "27 in monitor": an unglued "in" is inches before a sort of product only. */
  private boolean isMeasured(Unit unit, int end) {
    Draft.Segment next = draft.segment(end);
    return unit.dimension() == Dimension.LENGTH && next != null && next.means(ConceptKind.CATEGORY);
  }

  /** "10 pound dumbbells" weigh, "under 50 pounds" is money, "a 50 pound voucher" is rare. */
  private boolean isAttributivePound(int at, Phrases.Match<List<Unit>> units) {
    return units.length() == 1
        && draft.isWord(at, "pound")
        && draft.isType(units.end(at), Token.Type.WORD);
  }
}
