package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Sense;
import io.shopguide.lexicon.Token;
import io.shopguide.query.Draft.Segment;
import java.util.List;
import java.util.Optional;

/**
 * Recognizes questions of fact about a product.
 *
 * <pre>
 * fact = "what is the" attribute ( "of" | ... ) product
 *      | "how heavy is" product | "how much does" product verb | "does" product ...
 *      | product 多重 | product ... 吗
 * </pre>
 *
 * <p>"Do you have red shoes" and 有红色的鞋吗 name no product, so they are wishes. Linear in the text.
 * Not thread-safe; one per parse.
 */
final class FactRule {
  private static final String OF = "of"; // marks cues that ask for an attribute of a product
  private static final String VERB = "verb"; // marks cues that leave the attribute to a verb

  private final Draft draft;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private final ReferenceRule references;

  FactRule(Draft draft, Grammar grammar, Lexicon lexicon, ReferenceRule references) {
    this.draft = draft;
    this.grammar = grammar;
    this.lexicon = lexicon;
    this.references = references;
  }

  /** The question that an utterance asks, or null if it asks none. */
  Purpose apply(int first) {
    Phrases.Match<IntentCue> opening = draft.phrase(grammar.intents(), first);
    if (opening != null && opening.value().kind() == IntentCue.Kind.ASK) {
      return opened(first, opening);
    }
    for (int at = first; at < draft.size(); at++) {
      Phrases.Match<IntentCue> cue = draft.phrase(grammar.intents(), at);
      if (cue != null && isClosing(cue)) {
        return closed(first, at, cue);
      }
    }
    return null;
  }

  /** A question that starts with its question word. */
  private Purpose opened(int at, Phrases.Match<IntentCue> cue) {
    int verb = cue.value().detail().equals(VERB) ? verb(cue.end(at)) : draft.size();
    boolean asksAttribute =
        isDetailed(cue.value()) || verb < draft.size() || asksProperty(cue.end(at));
    boolean asksOf =
        cue.value().detail().equals(OF) && isAttribute(cue.end(at), preposition(cue.end(at)));
    Optional<ProductReference> reference = references.shown(cue.end(at), draft.size());
    if (reference.isEmpty() && (asksAttribute || asksOf || namesProduct(cue.end(at)))) {
      reference = references.named(asksOf ? preposition(cue.end(at)) : cue.end(at), verb);
    }
    if (reference.isEmpty()) {
      return null;
    }
    String attribute = isDetailed(cue.value()) ? cue.value().detail() : "";
    if (verb < draft.size()) {
      Phrases.Match<IntentCue> asked = draft.phrase(grammar.intents(), verb);
      draft.take(verb, asked.end(verb));
      attribute = asked.value().detail();
    }
    return fact(at, cue.end(at), attribute, reference);
  }

  /** A question that ends with its question word. */
  private Purpose closed(int first, int at, Phrases.Match<IntentCue> cue) {
    boolean asksAttribute = !cue.value().detail().isEmpty();
    Optional<ProductReference> reference = references.shown(first, at);
    if (reference.isEmpty() && (asksAttribute || namesProduct(first))) {
      reference = references.named(first, at);
    }
    return reference.isEmpty() ? null : fact(at, cue.end(at), cue.value().detail(), reference);
  }

  /** Where a verb tells what is asked for, else the end of the text. */
  private int verb(int first) {
    int at = first;
    while (at < draft.size() && !isVerb(draft.phrase(grammar.intents(), at))) {
      at++;
    }
    return at;
  }

  private static boolean isVerb(Phrases.Match<IntentCue> cue) {
    return cue != null && cue.value().kind() == IntentCue.Kind.VERB;
  }

  private static boolean isClosing(Phrases.Match<IntentCue> cue) {
    IntentCue value = cue.value();
    boolean attribute = value.kind() == IntentCue.Kind.ASK && isDetailed(value);
    return value.kind() == IntentCue.Kind.ENDASK || attribute;
  }

  /** Whether a cue itself names the attribute asked for. */
  private static boolean isDetailed(IntentCue cue) {
    return !cue.detail().isEmpty() && !cue.detail().equals(OF) && !cue.detail().equals(VERB);
  }

  private Purpose fact(int at, int end, String asked, Optional<ProductReference> reference) {
    Optional<Sense> attribute =
        lexicon.senses(asked).stream()
            .filter(sense -> sense.concept().kind() == ConceptKind.ATTRIBUTE)
            .findFirst();
    if (attribute.isPresent()) {
      ConceptFinding finding =
          new ConceptFinding(
              draft.span(at, end),
              Purpose.SURE,
              Polarity.WANTED,
              List.of(attribute.get().concept()),
              draft.form(at, end),
              false);
      draft.take(at, end, finding);
    } else {
      draft.take(at, end);
    }
    return Purpose.of(Intent.FACT, Purpose.SURE, reference);
  }

  /** The token after the first preposition, or 0. */
  private int preposition(int first) {
    for (int at = first + 1; at < draft.size(); at++) {
      if (draft.isWord(at, "of") || draft.isWord(at, "for") || draft.isWord(at, "on")) {
        return at + 1;
      }
    }
    return 0;
  }

  /** Whether what is asked for may be a property: it names no product and praises none. */
  private boolean isAttribute(int first, int end) {
    for (int at = first; at < end; at++) {
      Segment segment = draft.segment(at);
      boolean attribute = segment != null && !segment.isCompound() && canMeanAttribute(segment);
      boolean product = segment != null && !segment.isCompound() && !attribute;
      if (product || draft.isTaken(at) || draft.isWord(at, "best")) {
        return false;
      }
    }
    return end > first;
  }

  /** "is the ... waterproof": whether a property is what is asked of one product. */
  private boolean asksProperty(int at) {
    Segment last = draft.segment(lastToken());
    return draft.isWord(at, "the")
        && last != null
        && (last.means(ConceptKind.ATTRIBUTE) || last.means(ConceptKind.VALUE))
        && last.first() > at + 1;
  }

  private int lastToken() {
    int last = draft.size() - 1;
    while (last > 0 && draft.isType(last, Token.Type.MARK)) {
      last--;
    }
    return last;
  }

  private boolean canMeanAttribute(Segment segment) {
    for (int i = 0; i < lexicon.senseCount(segment.form()); i++) {
      if (lexicon.kind(segment.form(), i) == ConceptKind.ATTRIBUTE) {
        return true;
      }
    }
    return false;
  }

  /** Whether a brand or product follows, at most after an article. */
  private boolean namesProduct(int at) {
    int next = draft.isWord(at, "the") ? at + 1 : at;
    Segment segment = draft.segment(next);
    return segment != null
        && (segment.means(ConceptKind.BRAND) || segment.means(ConceptKind.PRODUCT));
  }
}
