package io.shopguide.guide;

import io.shopguide.dialogue.Need;
import io.shopguide.guide.Condition.Strictness;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Sense;
import io.shopguide.lexicon.Tokenizer;
import io.shopguide.rec.text.TextIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Translates needs to conditions on this shop's products.
 *
 * <p>Bounds and exclusions are firm. A wish is required if the catalogue declares the property for
 * most of the products it could be asked of; where the catalogue is silent about most of them, a
 * missing value is no reason to hide a product and the wish becomes a preference. Thread-safe.
 */
final class NeedMatcher {
  /** Share of the products in question that must have a value before its lack counts. */
  static final double DECLARED = 0.6;

  private final CatalogueView catalogue;
  private final ConceptProducts concepts;
  private final QuantityColumns quantities;
  private final TextIndex index;
  private final Wordings wordings;
  private final Lexicon lexicon;
  private final Meanings meanings;
  private final BoundMatcher bounds;

  NeedMatcher(
      CatalogueView catalogue,
      ConceptProducts concepts,
      TextIndex index,
      Wordings wordings,
      Lexicon lexicon,
      Meanings meanings,
      QuantityColumns quantities,
      BoundMatcher bounds) {
    this.catalogue = catalogue;
    this.concepts = concepts;
    this.quantities = quantities;
    this.index = index;
    this.wordings = wordings;
    this.lexicon = lexicon;
    this.meanings = meanings;
    this.bounds = bounds;
  }

  /**
   * Translates a need.
   *
   * @param said the wording the shopper used for a concept, where known
   */
  MatchedNeed match(Need need, Map<Concept, String> said) {
    List<Condition> conditions = new ArrayList<>();
    List<Phrase> notes = new ArrayList<>();
    BitSet scope = scope(need);
    boolean freeWords = addWishes(need, scope, conditions);
    for (Concept attribute : impliedAttributes(need, said)) {
      addWish(List.of(attribute), scope, conditions);
    }
    List<String> spoken = wordings.spoken(need, said, concepts);
    Map<String, BitSet> taken = addTaken(need, spoken, scope, conditions);
    bounds.add(need, scope, conditions, notes);
    for (Concept concept : need.excluded()) {
      addExclusion(concept, conditions);
    }
    for (String word : need.excludedWords()) {
      conditions.add(
          Condition.without(new Phrase(word, word), index.matching(word), catalogue.size()));
    }
    if (!need.seen().isEmpty()) {
      conditions.add(unseen(need));
    }
    return new MatchedNeed(
        catalogue.size(),
        List.copyOf(conditions),
        wordings.textQuery(need, said),
        spoken,
        taken,
        freeWords,
        wordings.encoderText(need, said),
        need.anchors().stream().map(catalogue::find).filter(p -> p >= 0).toList(),
        List.copyOf(notes));
  }

  /** The products of the wished category if the catalogue declares it, otherwise all. */
  private BitSet scope(Need need) {
    List<Concept> filed = filed(need.wishes(ConceptKind.CATEGORY));
    return concepts.isDeclaredCategory(filed) ? concepts.products(filed) : allProducts();
  }

  /** Adds the wishes and says whether some of what is wished for is not required by any of them. */
  private boolean addWishes(Need need, BitSet scope, List<Condition> conditions) {
    boolean free = !need.words().isEmpty();
    List<Concept> categories = need.wishes(ConceptKind.CATEGORY);
    if (!categories.isEmpty()) {
      List<Concept> filed = filed(categories);
      BitSet products = concepts.products(filed);
      boolean declared = concepts.isDeclaredCategory(filed);
      if (!products.isEmpty()) {
        conditions.add(wish(declared ? Strictness.FIRM : Strictness.PREFERENCE, filed, products));
      }
      free |= !declared || !filed.equals(categories);
    }
    for (List<Concept> alternatives : alternatives(need)) {
      boolean bounded =
          need.quantities().stream().anyMatch(q -> quantities.isAbout(q, alternatives.getFirst()));
      if (!bounded) {
        free |= !addWish(filed(alternatives), scope, conditions);
      }
    }
    return free;
  }

  /** The wishes but for the category, those together of which any one will do. */
  private static List<List<Concept>> alternatives(Need need) {
    List<List<Concept>> groups = new ArrayList<>();
    for (Map.Entry<ConceptKind, List<Concept>> wish : need.wishes().entrySet()) {
      if (wish.getKey() == ConceptKind.CATEGORY) {
        continue;
      }
      for (Concept concept : wish.getValue()) {
        groups.stream()
            .filter(group -> Need.areAlternatives(group.getFirst(), concept))
            .findFirst()
            .ifPresentOrElse(
                group -> group.add(concept), () -> groups.add(new ArrayList<>(List.of(concept))));
      }
    }
    return groups;
  }

  /**
   * What the name of a kind of product asks for where the shop files only the broader kind:
   * "wireless" of "wireless headphones" among headphones.
   */
  private Set<Concept> impliedAttributes(Need need, Map<Concept, String> said) {
    Set<Concept> implied = new LinkedHashSet<>();
    for (Concept category : need.wishes(ConceptKind.CATEGORY)) {
      if (!concepts.filed(category).equals(category)) {
        String words = said.getOrDefault(category, wordings.label(category).english());
        lexicon.mentions(Tokenizer.tokens(words)).stream()
            .flatMap(mention -> mention.senses().stream())
            .map(Sense::concept)
            .filter(c -> c.kind() == ConceptKind.ATTRIBUTE && !need.excluded().contains(c))
            .forEach(implied::add);
      }
    }
    implied.removeAll(need.wishes(ConceptKind.ATTRIBUTE));
    return implied;
  }

  private List<Concept> filed(List<Concept> alternatives) {
    return alternatives.stream().map(concepts::filed).distinct().toList();
  }

  /** Adds a wish that the catalogue knows about and says whether it is required. */
  private boolean addWish(List<Concept> alternatives, BitSet scope, List<Condition> conditions) {
    BitSet products = concepts.products(alternatives);
    if (products.isEmpty()) {
      return false;
    }
    boolean required = concepts.declaredShare(alternatives.getFirst(), scope) >= DECLARED;
    conditions.add(
        wish(required ? Strictness.WISH : Strictness.PREFERENCE, alternatives, products));
    return required;
  }

  private Condition wish(Strictness strictness, List<Concept> alternatives, BitSet products) {
    return new Condition(strictness, Reason.Kind.WISH, wordings.labels(alternatives), products);
  }

  /**
   * Adds preferences for what words probably mean that the shop files nothing under, and gives the
   * products that have it.
   */
  private Map<String, BitSet> addTaken(
      Need need, List<String> spoken, BitSet scope, List<Condition> conditions) {
    List<Concept> context = need.wishes().values().stream().flatMap(List::stream).toList();
    Map<String, BitSet> taken = new HashMap<>();
    for (String words : spoken) {
      meanings
          .of(words, context)
          .filter(m -> !need.excluded().contains(m.concept()) && m.products().intersects(scope))
          .ifPresent(
              m -> {
                if (!isWished(m.concept(), context)) {
                  Phrase phrase = wordings.taken(words, m);
                  conditions.add(
                      new Condition(Strictness.PREFERENCE, Reason.Kind.WISH, phrase, m.products()));
                }
                taken.put(words, m.products());
              });
    }
    return taken;
  }

  /** Whether a concept is wished for anyway, by itself or as what a category is filed under. */
  private boolean isWished(Concept concept, List<Concept> wishes) {
    return wishes.contains(concept) || filed(wishes).contains(concept);
  }

  private void addExclusion(Concept concept, List<Condition> conditions) {
    BitSet products = concepts.products(List.of(concept));
    if (products.isEmpty()) {
      for (String form : wordings.forms(concept)) {
        products.or(index.matching(form));
      }
    }
    conditions.add(Condition.without(wordings.label(concept), products, catalogue.size()));
  }

  private Condition unseen(Need need) {
    BitSet products = allProducts();
    need.seen().stream().mapToInt(catalogue::find).filter(p -> p >= 0).forEach(products::clear);
    Phrase phrase = new Phrase("only new ones", "只看未展示过的");
    return new Condition(Strictness.FIRM, Reason.Kind.BOUND, phrase, products);
  }

  private BitSet allProducts() {
    BitSet all = new BitSet(catalogue.size());
    all.set(0, catalogue.size());
    return all;
  }
}
