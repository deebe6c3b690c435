package io.shopguide.dialogue;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.query.OrderFinding.Order;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** A need in the making; keeps wishes and exclusions disjoint. Not thread-safe; one per turn. */
final class NeedDraft {
  private final Map<ConceptKind, List<Concept>> wishes = new EnumMap<>(ConceptKind.class);
  private final SequencedSet<Concept> excluded = new LinkedHashSet<>();
  private final List<QuantityBounds> quantities = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final SequencedSet<String> excludedWords = new LinkedHashSet<>();
  private final List<String> anchors = new ArrayList<>();
  private final SequencedSet<String> seen = new LinkedHashSet<>();
  private Optional<PriceBounds> price = Optional.empty();
  private Optional<Order> order = Optional.empty();

  static NeedDraft of(Need need) {
    NeedDraft draft = new NeedDraft();
    draft.wishes.putAll(need.wishes());
    draft.excluded.addAll(need.excluded());
    draft.price = need.price();
    draft.quantities.addAll(need.quantities());
    draft.words.addAll(need.words());
    draft.excludedWords.addAll(need.excludedWords());
    draft.order = need.order();
    draft.anchors.addAll(need.anchors());
    draft.seen.addAll(need.seen());
    return draft;
  }

  Need build() {
    return new Need(
        wishes, excluded, price, quantities, words, excludedWords, order, anchors, seen);
  }

  /** Wishes for concepts of one kind; they replace those they are alternatives to. */
  void wish(ConceptKind kind, List<Concept> concepts) {
    List<Concept> all = new ArrayList<>();
    for (Concept old : wishes.getOrDefault(kind, List.of())) {
      if (concepts.stream().noneMatch(concept -> Need.areAlternatives(old, concept))) {
        all.add(old);
      }
    }
    all.addAll(concepts);
    wishes.put(kind, all);
    concepts.forEach(excluded::remove);
  }

  void exclude(Concept concept) {
    excluded.add(concept);
    wishes.computeIfPresent(
        concept.kind(),
        (kind, wished) -> {
          List<Concept> rest = wished.stream().filter(c -> !c.equals(concept)).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  void wishWord(String word) {
    excludedWords.remove(word);
    if (!words.contains(word)) {
      words.add(word);
    }
  }

  void excludeWord(String word) {
    words.remove(word);
    excludedWords.add(word);
  }

  void price(PriceBounds bounds) {
    price = Optional.of(bounds);
  }

  Optional<PriceBounds> price() {
    return price;
  }

  /** Forgets the bounds that others may replace. */
  void forgetQuantities(QuantityBounds others) {
    quantities.removeIf(others::concernsThatOf);
  }

  void quantity(QuantityBounds bounds) {
    quantities.add(bounds);
  }

  void order(Order wished) {
    order = Optional.of(wished);
  }

  void anchor(String id) {
    anchors.clear();
    anchors.add(id);
  }

  void seen(String id) {
    seen.add(id);
  }
}
