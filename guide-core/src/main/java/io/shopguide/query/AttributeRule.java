package io.shopguide.query;

import java.util.List;

/**
 * Finds the attribute that a quantity is about: the nearest word in the same clause that names one
 * of its dimension, words before it first; without any, what its dimension always means.
 *
 * <p>Constant time. Not thread-safe; one per parse.
 */
final class AttributeRule {
  private static final int REACH = 6; // tokens on either side

  private final Draft draft;
  private final Grammar grammar;

  AttributeRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
  }

  /** The attribute's key, empty if the text does not say. */
  String attribute(int first, int end, Dimension dimension) {
    for (int at = first - 1; at >= first - REACH && at >= 0 && !draft.isBreak(at); at--) {
      String before = named(at, dimension);
      if (before != null) {
        return before;
      }
    }
    for (int at = end; at < end + REACH && !draft.isBreak(at); at++) {
      String after = named(at, dimension);
      if (after != null) {
        return after;
      }
    }
    return dimension == Dimension.CAPACITY_MAH ? "battery-capacity" : "";
  }

  private String named(int at, Dimension dimension) {
    Phrases.Match<List<AttributeCue>> cues = grammar.attributes().longest(draft, at);
    if (cues != null) {
      for (AttributeCue cue : cues.value()) {
        if (cue.dimension() == dimension) {
          return cue.attribute();
        }
      }
    }
    return null;
  }
}
