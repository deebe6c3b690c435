package io.shopguide.query;

import io.shopguide.lexicon.Token;

/**
 * Decides what an utterance is for.
 *
 * <pre>
 * utterance = { greeting } ( reset ... | similar | fact | refinement | wish )
 * refinement = ( "what about" | "and" | ... ) ... | ... "instead" | any adjustment
 * </pre>
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class IntentRule {
  private static final double SURE = 0.9;
  private static final double UNSURE = 0.4;

  private final Draft draft;
  private final Grammar grammar;
  private final FactRule facts;
  private final SimilarRule similar;

  IntentRule(Draft draft, Grammar grammar, FactRule facts, SimilarRule similar) {
    this.draft = draft;
    this.grammar = grammar;
    this.facts = facts;
    this.similar = similar;
  }

  Purpose apply() {
    int first = skipGreetings();
    if (isCue(first, IntentCue.Kind.RESET)) {
      takeCue(first);
      return Purpose.of(Intent.RESET, SURE);
    }
    if (first > 0 && !hasContent(first)) {
      return Purpose.of(Intent.GREETING, SURE);
    }
    Purpose found = similar.apply();
    found = found == null ? facts.apply(first) : found;
    if (found != null) {
      return found;
    }
    if (isRefinement(first)) {
      return Purpose.of(Intent.REFINE, SURE);
    }
    return Purpose.of(Intent.FIND, hasContent(0) ? SURE : UNSURE);
  }

  private int skipGreetings() {
    int at = 0;
    while (isCue(at, IntentCue.Kind.GREETING) || (at > 0 && draft.isType(at, Token.Type.MARK))) {
      at = isCue(at, IntentCue.Kind.GREETING) ? takeCue(at) : at + 1;
    }
    return at;
  }

  /** Whether something is said that is more than function words. */
  private boolean hasContent(int first) {
    int at = first;
    while (at < draft.size()) {
      Phrases.Match<Boolean> stop = draft.phrase(grammar.stopWords(), at);
      boolean greeting = isCue(at, IntentCue.Kind.GREETING);
      if (stop == null && !greeting && !draft.isType(at, Token.Type.MARK)) {
        return true;
      }
      at = stop == null ? at + 1 : stop.end();
    }
    return false;
  }

  private boolean isRefinement(int first) {
    if (draft.placed().stream().anyMatch(p -> p.finding() instanceof AdjustFinding)) {
      return true;
    }
    int start = first;
    while (draft.isType(start, Token.Type.MARK)) {
      start++;
    }
    if (isCue(start, IntentCue.Kind.REFINE)) {
      takeCue(start);
      return true;
    }
    return takeLastCue() || draft.isWord(start, "and") || draft.isWord(start, "but");
  }

  /** "in red instead": a cue that only signs and "please" follow. */
  private boolean takeLastCue() {
    int end = draft.size();
    while (end > 0 && (draft.isType(end - 1, Token.Type.MARK) || draft.isWord(end - 1, "please"))) {
      end--;
    }
    for (int at = Math.max(0, end - 2); at < end; at++) {
      Phrases.Match<IntentCue> cue = draft.phrase(grammar.intents(), at);
      if (cue != null && cue.end() == end && cue.value().kind() == IntentCue.Kind.REFINE) {
        draft.take(at, end);
        return true;
      }
    }
    return false;
  }

  private boolean isCue(int at, IntentCue.Kind kind) {
    Phrases.Match<IntentCue> cue = draft.phrase(grammar.intents(), at);
    return cue != null && cue.value().kind() == kind;
  }

  private int takeCue(int at) {
    int end = draft.phrase(grammar.intents(), at).end();
    draft.take(at, end);
    return end;
  }
}
