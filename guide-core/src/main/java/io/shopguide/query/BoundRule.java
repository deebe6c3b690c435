package io.shopguide.query;

import io.shopguide.lexicon.Token.Joint;
import java.util.Set;

/**
 * Reads what stands before an amount.
 *
 * <pre>
 * bound    = [ negation { filler } ] { before | counted }     "don't want to spend more than", "size"
 * before   = a phrase of bounds-before.tsv [ ":" ]
 * counted  = a phrase of unit-prefixes.tsv
 * </pre>
 *
 * <p>A negation turns the side round: "not more than" is "at most". Not thread-safe; one per parse.
 */
final class BoundRule {
  private static final int MAX_PHRASES = 4;
  private static final int MAX_FILLERS = 6;
  private static final Set<String> NEGATORS =
      Set.of(
          "no", "not", "dont", "nothing", "never", "wont", "cant", "cannot", "without", "不", "别");
  private static final Set<String> FILLERS =
      Set.of(
          "want",
          "to",
          "spend",
          "pay",
          "cost",
          "costs",
          "costing",
          "be",
          "is",
          "go",
          "anything",
          "priced",
          "it",
          "looking",
          "wanna",
          "would",
          "like",
          "要",
          "想",
          "花",
          "给",
          "我",
          "看");

  private final Draft draft;
  private final Grammar grammar;

  BoundRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
  }

  /** Whether a bound may start at a token. */
  boolean mayStart(int at) {
    return grammar.before().startAt(draft, at) || grammar.unitPrefixes().startAt(draft, at);
  }

  /** The bound that starts at a token; empty if there is none. */
  Bound read(int at) {
    Bound bound = Bound.none(at);
    for (int i = 0; i < MAX_PHRASES; i++) {
      Bound more = extend(bound);
      if (more == null) {
        break;
      }
      bound = more;
    }
    return turned(bound);
  }

  private Bound extend(Bound bound) {
    int at = bound.end();
    Phrases.Match<Dimension> counted = draft.phrase(grammar.unitPrefixes(), at);
    if (counted != null && bound.counted() == null) {
      return new Bound(
          bound.first(),
          counted.end(at),
          bound.side(),
          bound.closing(),
          bound.sideAt(),
          counted.value(),
          false);
    }
    Phrases.Match<Limit> before = draft.phrase(grammar.before(), at);
    boolean arrow = draft.isWord(at - 1, "=") && at > 0;
    if (before == null || (arrow && draft.joint(at) == Joint.GLUED)) {
      return null;
    }
    int end = before.end(at);
    end = draft.isWord(end, ":") ? end + 1 : end;
    Limit limit = before.value();
    boolean price = bound.price() || limit.side() == Side.BUDGET || limit.side() == Side.CONTEXT;
    boolean more = bound.side() == null || rank(limit.side()) > rank(bound.side());
    return new Bound(
        bound.first(),
        end,
        more ? limit.side() : bound.side(),
        more ? limit.closing() : bound.closing(),
        more ? at : bound.sideAt(),
        bound.counted(),
        price);
  }

  /** "budget of about", "about at least": what says more wins. */
  private static int rank(Side side) {
    return switch (side) {
      case CONTEXT -> 0;
      case BUDGET -> 1;
      case FROM -> 2;
      case ABOUT -> 3;
      case BETWEEN -> 4;
      case MAX, MIN, EXACT, COMPARED, MORE, LESS -> 5;
    };
  }

  private Bound turned(Bound bound) {
    if (bound.side() != Side.MAX && bound.side() != Side.MIN) {
      return bound;
    }
    int at = bound.first() - 1;
    for (int i = 0; i < MAX_FILLERS && isOpenWord(at, FILLERS); i++) {
      at--;
    }
    return isOpenWord(at, NEGATORS)
        ? new Bound(
            at,
            bound.end(),
            bound.side().opposite(),
            bound.closing().opposite(),
            at,
            bound.counted(),
            bound.price())
        : bound;
  }

  private boolean isOpenWord(int at, Set<String> words) {
    return draft.isOpen(at) && words.contains(draft.tokens().text(at));
  }
}
