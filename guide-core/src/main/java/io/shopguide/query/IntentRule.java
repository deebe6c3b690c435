package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Token;

/**
 * Decides what an utterance is for.
 *
 * <pre>
 * utterance = { greeting } ( reset ... | ... help ... | ... out ... | world
 *           | comparison | accessories | similar | fact | refinement | wish )
 * refinement = ( "what about" | "and" | ... ) ... | ... "instead" | any adjustment | order   alone
 * </pre>
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class IntentRule {
  private static final Purpose WISH = Purpose.of(Intent.FIND, Purpose.SURE);
  private static final int MAX_LAST = 4; // tokens of a cue at the end

  private final Draft draft;
  private final Grammar grammar;
  private final WorldRule world;
  private final FactRule facts;
  private final SimilarRule similar;
  private final CompareRule comparisons;
  private final AccessoryRule accessories;

  IntentRule(Draft draft, Grammar grammar, Lexicon lexicon) {
    this.draft = draft;
    this.grammar = grammar;
    ReferenceRule references = new ReferenceRule(draft, grammar);
    world = new WorldRule(draft, grammar);
    facts = new FactRule(draft, grammar, lexicon, references);
    similar = new SimilarRule(draft, grammar, references);
    comparisons = new CompareRule(draft, grammar, references);
    accessories = new AccessoryRule(draft, grammar, references);
  }

  Purpose apply() {
    int first = skipGreetings();
    int reset = isCue(first, IntentCue.Kind.RESET) ? first : lastCue(IntentCue.Kind.RESET);
    if (reset < draft.size()) {
      takeCue(reset);
      return Purpose.of(Intent.RESET, Purpose.SURE);
    }
    if (first > 0 && !hasContent(first)) {
      return Purpose.of(Intent.GREETING, Purpose.SURE);
    }
    if (hasCue(first, IntentCue.Kind.HELP)) {
      return Purpose.of(Intent.ORDER_HELP, Purpose.SURE);
    }
    if (hasCue(first, IntentCue.Kind.OUT) || world.applies(first)) {
      return Purpose.of(Intent.OUT_OF_SCOPE, Purpose.SURE);
    }
    Purpose found = comparisons.apply(first);
    found = found == null ? accessories.apply() : found;
    found = found == null ? similar.apply() : found;
    found = found == null ? facts.apply(first) : found;
    if (found != null) {
      return found;
    }
    if (isRefinement(first)) {
      return Purpose.of(Intent.REFINE, Purpose.SURE);
    }
    return WISH;
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
      at = stop == null ? at + 1 : stop.end(at);
    }
    return false;
  }

  private boolean isRefinement(int first) {
    boolean sorts = false;
    for (int i = 0; i < draft.placed().size(); i++) {
      Draft.Placed placed = draft.placed().get(i);
      if (placed.finding() instanceof AdjustFinding) {
        return true;
      }
      sorts |= placed.finding() instanceof OrderFinding && isCommand(placed);
    }
    if (sorts && !namesProduct()) {
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
    int last = lastCue(IntentCue.Kind.REFINE);
    if (last < draft.size()) {
      takeCue(last);
      return true;
    }
    return draft.isWord(start, "and") || draft.isWord(start, "but");
  }

  /** "sort by price", "show the cheapest first": an order of what is shown. */
  private boolean isCommand(Draft.Placed order) {
    Phrases.Match<SortWord> sort = grammar.sorts().longest(draft, order.first());
    return (sort != null && sort.value().opens()) || draft.isWord(order.end(), "first");
  }

  private boolean namesProduct() {
    for (int at = 0; at < draft.size(); at++) {
      Draft.Segment segment = draft.segment(at);
      if (segment != null && isProduct(segment)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProduct(Draft.Segment segment) {
    return segment.means(ConceptKind.CATEGORY)
        || segment.means(ConceptKind.PRODUCT)
        || segment.means(ConceptKind.BRAND);
  }

  /**
   * "in red instead": where a cue starts that only signs and "please" follow, or the text's end.
   */
  private int lastCue(IntentCue.Kind kind) {
    int end = draft.size();
    while (end > 0 && (draft.isType(end - 1, Token.Type.MARK) || draft.isWord(end - 1, "please"))) {
      end--;
    }
    for (int at = Math.max(0, end - MAX_LAST); at < end; at++) {
      Phrases.Match<IntentCue> cue = draft.phrase(grammar.intents(), at);
      if (cue != null && cue.end(at) == end && cue.value().kind() == kind) {
        return at;
      }
    }
    return draft.size();
  }

  private boolean hasCue(int first, IntentCue.Kind kind) {
    for (int at = first; at < draft.size(); at++) {
      if (isCue(at, kind)) {
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
    int end = draft.phrase(grammar.intents(), at).end(at);
    draft.take(at, end);
    return end;
  }
}
