package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Collects the quantities of a text at one level of the grammar. Linear in the text. Not
 * thread-safe; one per text.
 */
final class ReadingRule {
  /** Before "one" it stands for a thing. */
  private static final Set<String> POINTERS = Set.of("this", "that", "which", "another", "each");

  private final Draft draft;
  private final Grammar grammar;
  private final QuantityOptions options;
  private final Wanted wanted;
  private final NumeralRule numerals;
  private final AmountRule amounts;
  private final ConstraintRule constraints;
  private final QuantityMaker maker;
  private final List<Quantity> found = new ArrayList<>();

  ReadingRule(Draft draft, Grammar grammar, QuantityOptions options, String text) {
    this.draft = draft;
    this.grammar = grammar;
    this.options = options;
    wanted = options.wanted();
    boolean alone = options.level() == QuantityLevel.NUMERAL;
    NumeralStyle style = new NumeralStyle(text, alone, options.collectives());
    numerals = new NumeralRule(draft, grammar, style);
    amounts = new AmountRule(draft, grammar, numerals, wanted);
    constraints = new ConstraintRule(draft, grammar, amounts);
    maker = new QuantityMaker(draft, options.halfOpen());
  }

  List<Quantity> read() {
    skipAddresses();
    int at = 0;
    while (at < draft.size()) {
      int compound = compoundEnd(at);
      int end = draft.isOpen(at) && compound == at ? readAt(at) : compound;
      at = Math.max(at + 1, end);
    }
    return found;
  }

  /** Where a fixed word such as 五角大楼 ends, the token itself if none starts there. */
  private int compoundEnd(int at) {
    boolean whole =
        options.level() == QuantityLevel.AMOUNT || options.level() == QuantityLevel.QUANTITY;
    Phrases.Match<Boolean> compound = whole ? draft.phrase(grammar.compounds(), at) : null;
    return compound == null ? at : compound.end(at);
  }

  /** Takes web addresses out: from letters, a colon and a slash to the next blank. */
  private void skipAddresses() {
    for (int at = 1; at + 1 < draft.size(); at++) {
      boolean scheme = draft.isWord(at, ":") && draft.isWord(at + 1, "/") && isGlued(at + 1);
      if (scheme && isGlued(at) && draft.isType(at - 1, Token.Type.WORD)) {
        int end = at + 1;
        while (end < draft.size() && !draft.isGap(end)) {
          end++;
        }
        draft.take(at, end);
        at = end;
      }
    }
  }

  /** Reads what starts at a token; the index after it, or the token itself if it is nothing. */
  private int readAt(int at) {
    int end = at;
    if (constraints.mayStart(at)) {
      end =
          switch (options.level()) {
            case NUMERAL -> numeral(at);
            case AMOUNT -> amount(at);
            case RANGE, QUANTITY -> constraint(at);
          };
    }
    return end == at && options.bareUnits() ? bareUnit(at) : end;
  }

  private int numeral(int at) {
    Numeral numeral = isCut(at) ? null : numerals.signed(at);
    if (numeral == null) {
      return at;
    }
    if (isPartOfWord(at, numeral)) {
      return numeral.end() + 1;
    }
    boolean apart = !isCut(numeral.end()) && !isCounted(numeral.end());
    if (apart && !isPointedAt(at, numeral)) {
      Numeral whole = apposed(numeral);
      found.add(maker.number(at, whole));
      return whole.end();
    }
    return isCounted(numeral.end()) ? numeral.end() + 1 : numeral.end();
  }

  /** "45 (forty-five)" is one number. */
  private Numeral apposed(Numeral numeral) {
    int at = numeral.end();
    Numeral again = draft.isWord(at, "(") ? numerals.signed(at + 1) : null;
    boolean same = again != null && again.low() == numeral.low() && draft.isWord(again.end(), ")");
    return same ? numeral.endingAt(again.end() + 1) : numeral;
  }

  private boolean isPointedAt(int at, Numeral numeral) {
    return numeral.end() == at + 1
        && draft.isWord(at, "one")
        && at > 0
        && POINTERS.contains(draft.tokens().text(at - 1));
  }

  /** Whether Chinese money follows, which makes a number an amount. Counters leave it a number. */
  private boolean isCounted(int at) {
    Phrases.Match<Money> money =
        draft.isType(at, Token.Type.HAN) ? draft.phrase(grammar.money(), at) : null;
    return money != null && !money.value().form().exclusive();
  }

  /** Whether a single Chinese digit belongs to a word: 四川, 一切, 两两. */
  private boolean isPartOfWord(int at, Numeral numeral) {
    int end = numeral.end();
    boolean single = end == at + 1 && draft.isType(at, Token.Type.HAN);
    boolean follows = draft.isType(end, Token.Type.HAN) && !draft.isGap(end);
    boolean doubled = single && follows && draft.isWord(end, draft.tokens().text(at));
    return doubled || (single && follows && isNoCounter(end));
  }

  private boolean isNoCounter(int end) {
    return grammar.counters().longest(draft, end) == null;
  }

  private int amount(int at) {
    Amount named = namedAge(at);
    Amount amount = named == null ? amounts.read(at) : named;
    if (amount == null) {
      return at;
    }
    if (!amount.isBare() || options.kinds().contains(QuantityKind.NUMBER)) {
      found.add(maker.amount(amount));
    }
    return amount.end();
  }

  /** "age 87", or null. */
  private Amount namedAge(int at) {
    Phrases.Match<Dimension> counted = draft.phrase(grammar.unitPrefixes(), at);
    boolean age = counted != null && counted.value() == Dimension.AGE;
    if (!age || !wanted.dimensions().contains(Dimension.AGE)) {
      return null;
    }
    Numeral numeral = numerals.read(counted.end(at));
    return numeral == null
        ? null
        : new Amount(at, numeral.end(), numeral, null, Unit.plain(Dimension.AGE, "Age"), false);
  }

  private int constraint(int at) {
    Constraint constraint = constraints.read(at);
    if (constraint == null) {
      return at;
    }
    if (isMeant(constraint)) {
      found.add(maker.constraint(constraint, options.level() == QuantityLevel.RANGE));
      return constraint.end();
    }
    return constraint.low().first() > at ? at : constraint.end();
  }

  private boolean isMeant(Constraint constraint) {
    boolean bare = constraint.low().isBare() && constraint.dimension() == null;
    if (options.level() == QuantityLevel.RANGE || bare) {
      boolean ranged =
          constraint.isBounded()
              && (constraint.high() == null || constraints.isFreeRange(constraint));
      boolean vague = bare && constraint.low().numeral().isVague();
      boolean number = bare && options.kinds().contains(QuantityKind.NUMBER);
      return options.level() == QuantityLevel.RANGE
          ? ranged || vague
          : number || (ranged && options.kinds().contains(QuantityKind.RANGE));
    }
    return true;
  }

  /** A unit or money without number. */
  private int bareUnit(int at) {
    if (isCut(at)) {
      return at;
    }
    Phrases.Match<Money> money = draft.phrase(grammar.money(), at);
    if (money != null
        && wanted.reads(money.value())
        && isNamed(at, money.end(at), money.value().form())) {
      found.add(maker.bare(at, money.end(at), money.value(), null));
      return money.end(at);
    }
    Phrases.Match<List<Unit>> units = draft.phrase(grammar.units(), at);
    if (units != null) {
      for (Unit unit : units.value()) {
        if (wanted.reads(unit) && isNamed(at, units.end(at), unit.form())) {
          found.add(maker.bare(at, units.end(at), null, unit));
          return units.end(at);
        }
      }
    }
    return at;
  }

  /** Whether a form names a unit by itself: it is long enough and means nothing else. */
  private boolean isNamed(int at, int end, UnitForm form) {
    boolean symbol = draft.isType(at, Token.Type.MARK);
    boolean has =
        symbol
            ? draft.isWord(at, "%")
            : form.text().length() > 2 || !draft.isType(at, Token.Type.WORD);
    return has && !isCut(end) && (!form.ambiguous() || symbol);
  }

  private boolean isGlued(int at) {
    return draft.joint(at) == Joint.GLUED;
  }

  /** Whether a token boundary lies inside a word of letters and digits such as "4runner". */
  private boolean isCut(int boundary) {
    return boundary > 0 && boundary < draft.size() && draft.tokens().continues(boundary);
  }
}
