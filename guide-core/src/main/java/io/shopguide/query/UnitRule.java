package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the unit or money behind a number.
 *
 * <pre>
 * counted = unit [ ( "per" | "/" ) unit ] | money [ scale ] | "[" unit "]"
 * </pre>
 *
 * <p>The longer of unit and money counts, a unit if they are of the same length. A form of several
 * meanings counts only in its context. Time linear in the phrase, and once per text in the text
 * where a context is asked for. Not thread-safe; one per parse.
 */
final class UnitRule {
  private static final Set<String> FEET = Set.of("ft", "feet", "foot", "'");
  private static final Set<String> EXTENTS =
      Set.of("long", "wide", "tall", "high", "deep", "thick", "diameter", "x", "by");

  private final Draft draft;
  private final Grammar grammar;
  private final Wanted wanted;
  private final Map<Unit, Boolean> inContext = new HashMap<>();
  private String text; // of all tokens, made when a unit asks for its context

  UnitRule(Draft draft, Grammar grammar, Wanted wanted) {
    this.draft = draft;
    this.grammar = grammar;
    this.wanted = wanted;
  }

  /** Begins with another text. */
  void reset() {
    inContext.clear();
    text = null;
  }

  /** The money that stands before a number, or null. */
  Phrases.Match<Money> moneyBefore(int at) {
    Phrases.Match<Money> money = money(at);
    return money != null && money.value().before() ? money : null;
  }

  /** The money at a token if it is looked for, or null. */
  Phrases.Match<Money> money(int at) {
    Phrases.Match<Money> money = draft.phrase(grammar.money(), at);
    return money != null && wanted.reads(money.value()) ? money : null;
  }

  /** A number together with the unit or money that starts at a token, or null. */
  Amount counted(int first, Numeral numeral, int at) {
    Amount counted = unitAt(first, numeral, at);
    boolean counter = draft.isWord(at, "个") || draft.isWord(at, "個");
    boolean general = counted == null || isPiece(counted);
    Amount after = counter && general ? unitAt(first, numeral, at + 1) : null;
    return after == null || isPiece(after) ? counted : after;
  }

  private static boolean isPiece(Amount amount) {
    return amount.unit() != null && amount.unit().dimension() == Dimension.COUNT;
  }

  private Amount unitAt(int first, Numeral numeral, int at) {
    boolean bracket = draft.isWord(at, "[") || draft.isWord(at, "<");
    Phrases.Match<Money> money = money(at);
    int unitsAt = bracket ? at + 1 : at;
    Phrases.Match<List<Unit>> units = draft.phrase(grammar.units(), unitsAt);
    int unitsEnd = units == null ? unitsAt : units.end(unitsAt);
    boolean ends =
        units != null && (!isCut(unitsEnd) || isPower(unitsEnd) || isNextCounted(unitsEnd));
    boolean coded = ends && (isCode(at, unitsEnd) || isViscosity(at, unitsEnd));
    Unit unit = ends && !coded ? unit(numeral, unitsAt, units) : null;
    boolean open = draft.isWord(at - 1, "+") && at > numeral.end();
    if (unit != null && (money == null || unitsEnd >= money.end(at))) {
      int end = unitsEnd;
      boolean closed = bracket && (draft.isWord(end, "]") || draft.isWord(end, ">"));
      return bracket && !closed
          ? null
          : derived(new Amount(first, closed ? end + 1 : end, numeral, null, unit, open));
    }
    return money == null || isCut(money.end(at)) || isOfNext(at, money)
        ? null
        : scaled(
            money
                .value()
                .whole(new Amount(first, money.end(at), numeral, money.value(), null, open)));
  }

  /** "2 $10 bills": the sign belongs to the number behind it. */
  private boolean isOfNext(int at, Phrases.Match<Money> money) {
    int next = money.end(at);
    return money.value().before()
        && draft.isGap(at)
        && draft.isType(next, Token.Type.DIGITS)
        && !draft.isGap(next);
  }

  /** "75 USD million". */
  private Amount scaled(Amount amount) {
    NumberWord scale = NumberWord.at(draft, grammar, amount.end());
    boolean follows = scale != null && scale.role() == NumberWord.Role.SCALE;
    return follows && amount.numeral().scale() == 1
        ? amount.with(amount.numeral().times(scale.value())).plus(0, amount.end() + 1)
        : amount;
  }

  /** A length to a power is an area or volume: "m2", "ft^3"; per time it is a speed. */
  private Amount derived(Amount amount) {
    int at = amount.end();
    boolean length = amount.unit().dimension() == Dimension.LENGTH;
    int power = draft.isWord(at, "^") ? at + 1 : at;
    boolean two = draft.isWord(power, "2");
    boolean mark = draft.isType(at - 1, Token.Type.MARK); // 6'2" is no area
    boolean digit = two || draft.isWord(power, "3");
    boolean raised = length && !mark && digit && isGlued(at) && isGlued(power);
    if (!raised || isCut(power + 1)) {
      return length ? perTime(amount) : amount;
    }
    Unit unit = amount.unit().raised(two ? 2 : 3);
    return wanted.reads(unit)
        ? new Amount(amount.first(), power + 1, amount.numeral(), null, unit, amount.open())
        : amount;
  }

  private boolean isGlued(int at) {
    return draft.joint(at) == Joint.GLUED;
  }

  /** "24703 L-202": a letter apart from its number, but not from the next one. */
  private boolean isCode(int at, int end) {
    return end < draft.size()
        && draft.isGap(at)
        && draft.joint(end) == Joint.HYPHEN
        && draft.isType(end, Token.Type.DIGITS);
  }

  /** "5v2a", "5ft2in": a number with a unit of its own is glued to a unit. */
  private boolean isNextCounted(int at) {
    if (!draft.isType(at, Token.Type.DIGITS)) {
      return false;
    }
    Phrases.Match<List<Unit>> next = draft.phrase(grammar.units(), at + 1);
    return next != null && !isCut(next.end(at + 1));
  }

  /** "5w-30" is a grade of oil; "5w-30w" are watts. */
  private boolean isViscosity(int at, int end) {
    return draft.isWord(at, "w")
        && !draft.isGap(at)
        && draft.isType(end, Token.Type.DIGITS)
        && draft.joint(end) == Joint.HYPHEN
        && draft.tokens().length(end) == 2
        && !isCut(end + 1);
  }

  private boolean isPower(int at) {
    boolean digit = draft.isWord(at, "2") || draft.isWord(at, "3");
    return digit && !isCut(at + 1);
  }

  /** A length per time is a speed. */
  private Amount perTime(Amount amount) {
    int at = amount.end();
    boolean per = draft.isWord(at, "per") || draft.isWord(at, "/") || draft.isWord(at, "每");
    if (!per) {
      return amount;
    }
    Phrases.Match<List<Unit>> time = draft.phrase(grammar.units(), at + 1);
    if (time == null || isCut(time.end(at + 1))) {
      return amount;
    }
    for (Unit unit : time.value()) {
      boolean timed = unit.dimension() == Dimension.DURATION;
      if (timed && wanted.dimensions().contains(Dimension.SPEED)) {
        return new Amount(
            amount.first(),
            time.end(at + 1),
            amount.numeral(),
            null,
            amount.unit().per(unit),
            false);
      }
    }
    return amount;
  }

  /** Whether a token boundary lies inside a word of letters and digits such as "4runner". */
  boolean isCut(int boundary) {
    return boundary < draft.size() && draft.tokens().continues(boundary);
  }

  private Unit unit(Numeral numeral, int at, Phrases.Match<List<Unit>> units) {
    Unit inContext = unit(numeral, at, units, false);
    return inContext == null && wanted.strict() ? unit(numeral, at, units, true) : inContext;
  }

  private Unit unit(Numeral numeral, int at, Phrases.Match<List<Unit>> units, boolean anyContext) {
    for (Unit unit : units.value()) {
      boolean glued = draft.joint(at) != Joint.GAP;
      boolean fits = !unit.form().glued() || glued || isMeasured(unit, at, units.end(at));
      boolean isYear =
          unit.dimension() == Dimension.DURATION && numeral.low() >= 1900 && numeral.low() < 2100;
      boolean meant = anyContext || isAttributivePound(at, units) || isInContext(unit);
      if (wanted.reads(unit) && fits && !isYear && meant) {
        return unit;
      }
    }
    return null;
  }

  /** "27 in monitor", "5 in long", "5 ft 2 in": an unglued "in" is inches in few places. */
  private boolean isMeasured(Unit unit, int at, int end) {
    if (unit.dimension() != Dimension.LENGTH) {
      return false;
    }
    Draft.Segment next = draft.segment(end);
    boolean category = next != null && next.means(ConceptKind.CATEGORY);
    boolean extent = end < draft.size() && EXTENTS.contains(draft.tokens().text(end));
    boolean afterFeet = at >= 2 && FEET.contains(draft.tokens().text(at - 2));
    return category || extent || afterFeet || (wanted.strict() && draft.isBreak(end));
  }

  /** "10 pound dumbbells" weigh, "under 50 pounds" is money, "a 50 pound voucher" is rare. */
  private boolean isAttributivePound(int at, Phrases.Match<List<Unit>> units) {
    return units.length() == 1
        && draft.isWord(at, "pound")
        && draft.isType(units.end(at), Token.Type.WORD);
  }

  private boolean isInContext(Unit unit) {
    return unit.context().isEmpty()
        || inContext.computeIfAbsent(
            unit, u -> u.context().stream().anyMatch(word -> text().contains(word)));
  }

  private String text() {
    if (text == null) {
      StringBuilder words = new StringBuilder(" ");
      for (int i = 0; i < draft.size(); i++) {
        words.append(draft.tokens().text(i)).append(draft.isType(i, Token.Type.HAN) ? "" : " ");
      }
      text = words.toString();
    }
    return text;
  }
}
