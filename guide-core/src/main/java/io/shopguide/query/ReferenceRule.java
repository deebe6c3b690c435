package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.query.Draft.Segment;
import java.util.Optional;

/**
 * Finds the product an utterance speaks about.
 *
 * <pre>
 * reference = a phrase of references.tsv | words that name the product
 * </pre>
 *
 * <p>Linear in the text. Not thread-safe; one per thread.
 */
final class ReferenceRule {
  private final Draft draft;
  private final Grammar grammar;

  ReferenceRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
  }

  /** A product shown that some tokens speak about, or else the one they name. */
  Optional<ProductReference> of(int first, int end) {
    Optional<ProductReference> shown = shown(first, end);
    return shown.isPresent() ? shown : named(first, end);
  }

  /** A product shown that some tokens speak about; it is marked as explained. */
  Optional<ProductReference> shown(int first, int end) {
    for (int at = first; at < end; at++) {
      Phrases.Match<Integer> phrase = draft.phrase(grammar.references(), at);
      if (phrase != null && phrase.end(at) <= end) {
        Span span = draft.span(at, phrase.end(at));
        draft.take(at, phrase.end(at));
        return Optional.of(new ProductReference(span, phrase.value(), ""));
      }
    }
    return Optional.empty();
  }

  /** The product that some tokens name, but for the attributes asked for and function words. */
  Optional<ProductReference> named(int first, int end) {
    int start = -1;
    int last = -1;
    StringBuilder words = new StringBuilder();
    for (int at = first; at < end && !draft.isBreak(at); at++) {
      if (isName(at)) {
        boolean apart = last >= 0 && last < at;
        words.append(apart ? " " : last < 0 ? "" : draft.separator(at));
        words.append(draft.tokens().text(at));
        start = start < 0 ? at : start;
        last = at + 1;
      }
    }
    return start < 0
        ? Optional.empty()
        : Optional.of(new ProductReference(draft.span(start, last), 0, words.toString()));
  }

  private boolean isName(int at) {
    Segment segment = draft.segment(at);
    if (segment != null) {
      return !segment.means(ConceptKind.ATTRIBUTE) && !segment.means(ConceptKind.VALUE);
    }
    return draft.isPlain(at) && grammar.stopWords().longest(draft, at) == null;
  }
}
