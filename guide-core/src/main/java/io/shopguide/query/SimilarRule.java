package io.shopguide.query;

import java.util.Optional;

/**
 * Recognizes wishes for products like another.
 *
 * <pre>
 * similar = like reference | [ 跟 | 和 ] reference likeafter | likeafter
 * </pre>
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class SimilarRule {
  private final Draft draft;
  private final Grammar grammar;
  private final ReferenceRule references;

  SimilarRule(Draft draft, Grammar grammar, ReferenceRule references) {
    this.draft = draft;
    this.grammar = grammar;
    this.references = references;
  }

  /** What is wished for, or null if it is something else. */
  Purpose apply() {
    for (int at = 0; at < draft.size(); at++) {
      Phrases.Match<IntentCue> cue = draft.phrase(grammar.intents(), at);
      Optional<ProductReference> reference = Optional.empty();
      if (cue != null && cue.value().kind() == IntentCue.Kind.LIKE) {
        reference = like(cue.end(at), cue.value());
      } else if (cue != null && cue.value().kind() == IntentCue.Kind.LIKEAFTER) {
        reference = likeAfter(at, cue);
      }
      if (reference.isPresent()) {
        draft.take(at, cue.end(at));
        return Purpose.of(Intent.SIMILAR, Purpose.SURE, reference);
      }
    }
    return null;
  }

  private Optional<ProductReference> like(int first, IntentCue cue) {
    int end = clauseEnd(first);
    Optional<ProductReference> shown = references.shown(first, end);
    boolean weak = cue.detail().equals("weak");
    return shown.isPresent() || weak ? shown : references.named(first, end);
  }

  private Optional<ProductReference> likeAfter(int at, Phrases.Match<IntentCue> cue) {
    Optional<ProductReference> shown = references.shown(0, at);
    if (shown.isPresent()) {
      return shown;
    }
    for (int i = at - 1; i >= 0; i--) {
      if (draft.isWord(i, "跟") || draft.isWord(i, "和") || draft.isWord(i, "与")) {
        return references.named(i + 1, at);
      }
    }
    boolean weak = cue.value().detail().equals("weak");
    return weak
        ? Optional.empty()
        : Optional.of(new ProductReference(draft.span(at, cue.end(at)), 1, ""));
  }

  private int clauseEnd(int at) {
    int end = at;
    while (end < draft.size()
        && !draft.isBreak(end)
        && !draft.isTaken(end)
        && !draft.isWord(end, "but")
        && !draft.isWord(end, "under")) {
      end++;
    }
    return end;
  }
}
