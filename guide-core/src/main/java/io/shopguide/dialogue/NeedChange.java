package io.shopguide.dialogue;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Tokenizer;
import io.shopguide.query.AdjustFinding;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.Dimension;
import io.shopguide.query.Finding;
import io.shopguide.query.OrderFinding;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.Polarity;
import io.shopguide.query.PriceFinding;
import io.shopguide.query.QuantityFinding;
import io.shopguide.query.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Applies the findings of one query to a need. Not thread-safe; one per turn. */
final class NeedChange {
  private final NeedDraft draft;
  private final List<ShownProduct> shown;

  NeedChange(NeedDraft draft, List<ShownProduct> shown) {
    this.draft = draft;
    this.shown = shown;
  }

  /** Whether a query says which products are meant, not only what they should be like. */
  static boolean namesProducts(ParsedQuery query) {
    boolean concept =
        query.findings(ConceptFinding.class).stream()
            .filter(finding -> finding.polarity() == Polarity.WANTED)
            .map(finding -> finding.concept().kind())
            .anyMatch(kind -> kind == ConceptKind.CATEGORY || kind == ConceptKind.PRODUCT);
    return concept
        || query.unresolved().stream()
            .anyMatch(word -> word.polarity() == Polarity.WANTED && !word.normalized().isEmpty());
  }

  Need need() {
    return draft.build();
  }

  void apply(ParsedQuery query) {
    applyConcepts(query.findings(ConceptFinding.class));
    forgetReplaced(query.findings(QuantityFinding.class));
    for (Finding finding : query.findings()) {
      switch (finding) {
        case ConceptFinding ignored -> {}
        case PriceFinding price ->
            draft.price(new PriceBounds(price.low(), price.high(), price.currency()));
        case QuantityFinding quantity -> applyQuantity(quantity, query.text());
        case OrderFinding order -> draft.order(order.order());
        case AdjustFinding adjust -> new Adjuster(draft, shown).apply(adjust.adjustment());
      }
    }
    query.unresolved().forEach(this::applyWord);
  }

  /** Makes the product a query speaks about the one to be like. */
  void anchor(ParsedQuery query) {
    query
        .reference()
        .filter(reference -> reference.rank() > 0 && reference.rank() <= shown.size())
        .ifPresent(reference -> draft.anchor(shown.get(reference.rank() - 1).id()));
  }

  private void applyConcepts(List<ConceptFinding> findings) {
    Map<ConceptKind, List<Concept>> wished = new EnumMap<>(ConceptKind.class);
    for (ConceptFinding finding : findings) {
      Concept concept = finding.concept();
      if (finding.polarity() == Polarity.EXCLUDED) {
        draft.exclude(concept);
      } else {
        wished.computeIfAbsent(concept.kind(), kind -> new ArrayList<>()).add(concept);
      }
    }
    wished.forEach((kind, concepts) -> draft.wish(kind, concepts.stream().distinct().toList()));
  }

  /** A size in letters is wished for by its words, since catalogues write it into names. */
  private void applySize(QuantityFinding size, String text) {
    for (Token token : Tokenizer.tokens(size.span().of(text))) {
      if (token.text().startsWith("size")) {
        continue;
      }
      if (size.polarity() == Polarity.EXCLUDED) {
        draft.excludeWord(token.text());
      } else {
        draft.wishWord(token.text());
      }
    }
  }

  private void applyQuantity(QuantityFinding quantity, String text) {
    if (quantity.dimension() == Dimension.LETTER_SIZE) {
      applySize(quantity, text);
    } else {
      draft.quantity(bounds(quantity));
    }
  }

  /** Bounds of former turns give way to those on the same thing, not those of one turn. */
  private void forgetReplaced(List<QuantityFinding> findings) {
    findings.forEach(finding -> draft.forgetQuantities(bounds(finding)));
  }

  private static QuantityBounds bounds(QuantityFinding quantity) {
    return new QuantityBounds(
        quantity.dimension(),
        quantity.low(),
        quantity.high(),
        quantity.polarity() == Polarity.EXCLUDED,
        quantity.attribute());
  }

  private void applyWord(Word word) {
    if (word.normalized().isEmpty()) {
      return;
    }
    if (word.polarity() == Polarity.EXCLUDED) {
      draft.excludeWord(word.normalized());
    } else {
      draft.wishWord(word.normalized());
    }
  }
}
