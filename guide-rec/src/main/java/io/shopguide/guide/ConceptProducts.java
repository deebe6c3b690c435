package io.shopguide.guide;

import io.shopguide.kg.Relation;
import io.shopguide.kg.build.EntityLinks;
import io.shopguide.kg.build.ProductSets;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.query.linking.ProductOverlap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Which products have what a concept means, and what the catalogue says of it. Thread-safe. */
final class ConceptProducts {
  private final CatalogueView catalogue;
  private final EntityLinks links;
  private final Vocabulary vocabulary;
  private final ProductSets sets;

  ConceptProducts(CatalogueView catalogue, EntityLinks links, Vocabulary vocabulary) {
    this.catalogue = catalogue;
    this.links = links;
    this.vocabulary = vocabulary;
    this.sets = new ProductSets(catalogue.graph(), links);
  }

  /**
   * A concept as this shop files it: itself if the shop has products of it, or else the nearest
   * broader one that the shop itself files products under, or else itself. A broader one that
   * merely contains what the shop files is too wide: who wants a television is not after
   * electronics.
   */
  Concept filed(Concept concept) {
    if (!products(List.of(concept)).isEmpty()) {
      return concept;
    }
    String entityClass = EntityClasses.of(concept.kind());
    Optional<Concept> each = vocabulary.broader(concept);
    while (each.isPresent()) {
      if (catalogue.graph().find(entityClass, each.get().key()) >= 0) {
        return each.get();
      }
      each = vocabulary.broader(each.get());
    }
    return concept;
  }

  /** How well concepts go together in the catalogue. */
  ProductOverlap overlap() {
    return new ProductOverlap(catalogue.size(), sets::of);
  }

  /** The products that have any of some concepts of one kind. */
  BitSet products(List<Concept> alternatives) {
    BitSet products = new BitSet(catalogue.size());
    alternatives.forEach(concept -> products.or(sets.of(concept)));
    return products;
  }

  /** Whether the catalogue itself, and not a guess from titles, says what is of a category. */
  boolean isDeclaredCategory(List<Concept> categories) {
    Relation declared = catalogue.categories().getFirst();
    for (Concept category : categories) {
      for (int entity : links.entities(category)) {
        if (declared.inverseDegree(entity) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The share of some products about which the catalogue says anything of a concept's kind. */
  double declaredShare(Concept concept, BitSet scope) {
    BitSet declared = new BitSet(catalogue.size());
    switch (concept.kind()) {
      case ATTRIBUTE -> attributes(concept).forEach(name -> declared.or(sets.declaring(name)));
      case VALUE ->
          declared.or(sets.declaring(concept.key().substring(0, concept.key().indexOf('='))));
      default ->
          sets.relations(concept.kind()).forEach(relation -> addSubjects(relation, declared));
    }
    declared.and(scope);
    return scope.isEmpty() ? 0 : (double) declared.cardinality() / scope.cardinality();
  }

  /** The names of the attributes that a concept means. */
  List<String> attributes(Concept concept) {
    return links.attributes(concept);
  }

  /** The values of an attribute that a product has. */
  List<Integer> values(String attribute, int product) {
    List<Integer> found = new ArrayList<>();
    Relation values = sets.relations(ConceptKind.VALUE).getFirst();
    int entity = catalogue.entity(product);
    for (int p = values.start(entity); p < values.end(entity); p++) {
      if (sets.isValue(attribute, values.target(p))) {
        found.add(values.target(p));
      }
    }
    return found;
  }

  private void addSubjects(Relation relation, BitSet products) {
    for (int product = 0; product < catalogue.size(); product++) {
      if (relation.degree(catalogue.entity(product)) > 0) {
        products.set(product);
      }
    }
  }
}
