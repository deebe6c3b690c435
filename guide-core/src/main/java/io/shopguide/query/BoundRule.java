package io.shopguide.query;

import com.carrotsearch.hppc.LongHashSet;
import io.shopguide.lexicon.TokenBuffer;

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
  private static final LongHashSet NEGATORS =
      hashes(
          "no", "not", "dont", "nothing", "never", "wont", "cant", "cannot", "without", "不", "别");
  private static final LongHashSet FILLERS =
      hashes(
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

  // the bound being read, until it is known that an amount may follow
  private int end;
  private Side side;
  private Dimension counted;
  private boolean price;

  BoundRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
  }

  private static LongHashSet hashes(String... words) {
    LongHashSet hashes = new LongHashSet();
    for (String word : words) {
      hashes.add(TokenBuffer.hash(word));
    }
    return hashes;
  }

  /** Reads the bound that starts at a token, empty if there is none; where it ends. */
  int scan(int at) {
    end = at;
    side = null;
    counted = null;
    price = false;
    for (int i = 0; i < MAX_PHRASES && extend(); i++) {
      // as long as phrases follow
    }
    return end;
  }

  /** What the last scan read from a token on. */
  Bound bound(int at) {
    int first = side == Side.MAX || side == Side.MIN ? negation(at) : at;
    return new Bound(first, end, first < at ? side.opposite() : side, counted, price);
  }

  private boolean extend() {
    Phrases.Match<Dimension> prefix =
        counted == null ? draft.phrase(grammar.unitPrefixes(), end) : null;
    if (prefix != null) {
      counted = prefix.value();
      price = false;
      end = prefix.end(end);
      return true;
    }
    Phrases.Match<Side> before = draft.phrase(grammar.before(), end);
    if (before == null) {
      return false;
    }
    price |= before.value() == Side.BUDGET || before.value() == Side.CONTEXT;
    side = stronger(side, before.value());
    end = before.end(end);
    end = draft.isWord(end, ":") ? end + 1 : end;
    return true;
  }

  /** "budget of about", "about at least": what says more wins. */
  private static Side stronger(Side first, Side second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return rank(second) > rank(first) ? second : first;
  }

  private static int rank(Side side) {
    return switch (side) {
      case CONTEXT -> 0;
      case BUDGET -> 1;
      case FROM -> 2;
      case ABOUT -> 3;
      case BETWEEN -> 4;
      case MAX, MIN -> 5;
    };
  }

  /** Where a negation of the bound at a token starts; the token itself if there is none. */
  private int negation(int first) {
    int at = first - 1;
    for (int i = 0; i < MAX_FILLERS && isOpenWord(at, FILLERS); i++) {
      at--;
    }
    return isOpenWord(at, NEGATORS) ? at : first;
  }

  private boolean isOpenWord(int at, LongHashSet words) {
    return draft.isOpen(at) && words.contains(draft.tokens().hash(at));
  }
}
