package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Token;
import io.shopguide.query.AdjustFinding.Adjustment;
import io.shopguide.query.Draft.Segment;
import io.shopguide.query.OrderFinding.Order;

/**
 * Finds wishes about the order ("cheapest") and changes relative to what was shown ("cheaper").
 *
 * <pre>
 * wish = sort | a phrase of orders.tsv | a phrase of adjustments.tsv | "more"     alone
 * </pre>
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class WishRule {
  private static final double SURE = 0.95;

  private final Draft draft;
  private final Grammar grammar;
  private final SortRule sorts;

  WishRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
    sorts = new SortRule(draft, grammar);
  }

  void apply() {
    if (draft.size() == 1 && draft.isWord(0, "more")) {
      take(0, 1, Adjustment.MORE_RESULTS);
    }
    for (int at = 0; at < draft.size(); at++) {
      int sorted = sorts.apply(at);
      if (sorted > at) {
        at = sorted - 1;
        continue;
      }
      Phrases.Match<Order> order = draft.phrase(grammar.orders(), at);
      Phrases.Match<Adjustment> adjustment = draft.phrase(grammar.adjustments(), at);
      if (order != null && (adjustment == null || order.length() >= adjustment.length())) {
        Span span = draft.span(at, order.end(at));
        draft.take(at, order.end(at), new OrderFinding(span, SURE, order.value()));
      } else if (adjustment != null && !isNoun(at, adjustment.end(at))) {
        take(at, adjustment.end(at), adjustment.value());
      }
    }
  }

  /** One word after a name, as in "cigarette lighter". */
  private boolean isNoun(int at, int end) {
    Segment before = draft.segment(at - 1);
    boolean name = before != null && before.means(ConceptKind.BRAND);
    boolean unknown =
        draft.isPlain(at - 1)
            && grammar.stopWords().longest(draft, at - 1) == null
            && grammar.intents().longest(draft, at - 1) == null;
    return end == at + 1 && draft.isType(at, Token.Type.WORD) && (name || unknown);
  }

  private void take(int first, int end, Adjustment adjustment) {
    draft.take(first, end, new AdjustFinding(draft.span(first, end), SURE, adjustment));
  }
}
