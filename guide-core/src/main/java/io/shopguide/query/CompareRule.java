package io.shopguide.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Recognizes wishes to compare products.
 *
 * <pre>
 * comparison = compare products | product versus product | products better
 * compare    = "difference between" | "which is better" | 对比 | ...
 * versus     = "vs" | "compared to" | ...
 * better     = "which is better" | 哪个好 | 有什么区别 | ...
 * products   = product { ( "," | "or" | "and" | 和 | ... ) product }
 * </pre>
 *
 * <p>Linear in the text. Not thread-safe; one per thread.
 */
final class CompareRule {
  private static final String OR = "or"; // marks cues that compare only what "or" joins

  private final Draft draft;
  private final Grammar grammar;
  private final ReferenceRule references;

  CompareRule(Draft draft, Grammar grammar, ReferenceRule references) {
    this.draft = draft;
    this.grammar = grammar;
    this.references = references;
  }

  /** What is to be compared, or null if it is something else. */
  Purpose apply(int first) {
    for (int at = first; at < draft.size(); at++) {
      Phrases.Match<IntentCue> cue = draft.phrase(grammar.intents(), at);
      Purpose purpose = cue == null ? null : comparison(first, at, cue);
      if (purpose != null) {
        draft.take(at, cue.end(at));
        return purpose;
      }
    }
    return null;
  }

  private Purpose comparison(int first, int at, Phrases.Match<IntentCue> cue) {
    return switch (cue.value().kind()) {
      case COMPARE -> at == first ? of(products(cue.end(at), draft.size())) : null;
      case VERSUS -> versus(first, at, cue.end(at));
      case BETTER -> better(first, at, cue);
      default -> null;
    };
  }

  private Purpose versus(int first, int at, int end) {
    List<ProductReference> before = products(first, at);
    List<ProductReference> after = products(end, draft.size());
    if (before.isEmpty() || after.isEmpty()) {
      return null;
    }
    List<ProductReference> both = new ArrayList<>(before);
    both.addAll(after);
    return of(both);
  }

  private Purpose better(int first, int at, Phrases.Match<IntentCue> cue) {
    List<ProductReference> products =
        at == first ? products(cue.end(at), draft.size()) : products(first, at);
    boolean needsChoice = cue.value().detail().equals(OR);
    return needsChoice && (products.size() < 2 || !hasOr(first, at)) ? null : of(products);
  }

  private boolean hasOr(int first, int end) {
    for (int at = first; at < end; at++) {
      if (grammar.alternatives().startAt(draft, at)) {
        return true;
      }
    }
    return false;
  }

  private static Purpose of(List<ProductReference> products) {
    return new Purpose(Intent.COMPARE, Purpose.SURE, products);
  }

  private Phrases.Match<Boolean> join(int at) {
    Phrases.Match<Boolean> or = draft.phrase(grammar.alternatives(), at);
    return or == null ? draft.phrase(grammar.connectors(), at) : or;
  }

  private List<ProductReference> products(int first, int end) {
    List<ProductReference> products = new ArrayList<>();
    int start = first;
    for (int at = first; at <= end; at++) {
      Phrases.Match<Boolean> join = at == end ? null : join(at);
      if (at == end || join != null || draft.isBreak(at)) {
        references.of(start, at).ifPresent(products::add);
        start = join == null ? at + 1 : join.end(at);
        at = Math.max(at, start - 1);
      }
    }
    return products;
  }
}
