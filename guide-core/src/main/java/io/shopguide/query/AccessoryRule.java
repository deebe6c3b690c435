package io.shopguide.query;

import java.util.Optional;

/**
 * Recognizes wishes for what goes with a product.
 *
 * <pre>
 * accessories = "accessories for" product | product 配件
 * </pre>
 *
 * <p>Linear in the text. Not thread-safe; one per thread.
 */
final class AccessoryRule {
  private final Draft draft;
  private final Grammar grammar;
  private final ReferenceRule references;

  AccessoryRule(Draft draft, Grammar grammar, ReferenceRule references) {
    this.draft = draft;
    this.grammar = grammar;
    this.references = references;
  }

  /** What is wished for, or null if it is something else. */
  Purpose apply() {
    for (int at = 0; at < draft.size(); at++) {
      Phrases.Match<IntentCue> cue = draft.phrase(grammar.intents(), at);
      Optional<ProductReference> reference = Optional.empty();
      if (cue != null && cue.value().kind() == IntentCue.Kind.ACCESSORIES) {
        reference = references.of(cue.end(at), draft.size());
      } else if (cue != null && cue.value().kind() == IntentCue.Kind.WITHIT) {
        reference = references.of(0, at);
      }
      if (reference.isPresent()) {
        draft.take(at, cue.end(at));
        return Purpose.of(Intent.ACCESSORIES, Purpose.SURE, reference);
      }
    }
    return null;
  }
}
