package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Token;
import io.shopguide.query.Draft.Segment;

/**
 * Recognizes questions about the world, which no shop answers.
 *
 * <pre>
 * world = who ... | question ... topic ... | topic ... question
 * </pre>
 *
 * <p>None of them names a sort of product or a brand, outside of its topic. Linear in the text. Not
 * thread-safe; one per parse.
 */
final class WorldRule {
  private static final String VERB = "verb"; // marks cues that a verb must follow

  private final Draft draft;
  private final Grammar grammar;

  WorldRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
  }

  /** Whether a text is such a question. */
  boolean applies(int first) {
    boolean who = false;
    boolean asks = false;
    boolean topic = false;
    int at = first;
    while (at < draft.size()) {
      Phrases.Match<IntentCue> cue = draft.phrase(grammar.intents(), at);
      int end = cue == null ? at + 1 : cue.end(at);
      if (cue == null && isOfShop(draft.segment(at))) {
        return false;
      }
      if (cue != null) {
        who |= asksWho(cue.value(), end) && !isLater(first, at);
        asks |= isQuestion(cue.value()) && !isLater(first, at);
        topic |= cue.value().kind() == IntentCue.Kind.TOPIC;
      }
      at = end;
    }
    return who || (asks && topic);
  }

  /** In English a question starts with its question word. */
  private boolean isLater(int first, int at) {
    return at > first && draft.isType(at, Token.Type.WORD);
  }

  /** "who was ...", 谁; "who" alone needs a verb in the past. */
  private boolean asksWho(IntentCue cue, int end) {
    boolean verb = draft.isType(end, Token.Type.WORD) && draft.tokens().text(end).endsWith("ed");
    return cue.kind() == IntentCue.Kind.WHO && (verb || !cue.detail().equals(VERB));
  }

  private static boolean isOfShop(Segment segment) {
    return segment != null
        && (segment.means(ConceptKind.CATEGORY)
            || segment.means(ConceptKind.PRODUCT)
            || segment.means(ConceptKind.BRAND));
  }

  private static boolean isQuestion(IntentCue cue) {
    return switch (cue.kind()) {
      case WHO, QUESTION, ASK, ENDASK -> true;
      default -> false;
    };
  }
}
