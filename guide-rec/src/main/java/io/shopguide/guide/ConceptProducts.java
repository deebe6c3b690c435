package io.shopguide.guide;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.NumberColumn;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.kg.build.EntityLinks;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which products have what a concept means. Immutable and thread-safe.
 *
 * <p>A flag counts if it is true, a number if it is above 0, anything else if it is there.
 */
final class ConceptProducts {
  private static final String VALUE = "Value";

  private final CatalogueView catalogue;
  private final EntityLinks links;
  private final Vocabulary vocabulary;
  private final Relation values;
  private final Map<String, EntityRange> valuesByAttribute;

  /** The ids of one attribute's values: keys sort by attribute first. */
  private record EntityRange(int first, int end) {}

  ConceptProducts(CatalogueView catalogue, EntityLinks links, Vocabulary vocabulary) {
    this.catalogue = catalogue;
    this.links = links;
    this.vocabulary = vocabulary;
    ProductGraph graph = catalogue.graph();
    values = graph.relation("value", CatalogueView.PRODUCT, VALUE);
    valuesByAttribute = rangesByAttribute(graph);
  }

  private static Map<String, EntityRange> rangesByAttribute(ProductGraph graph) {
    Map<String, EntityRange> ranges = new HashMap<>();
    EntityClass owners = graph.entityClass(VALUE);
    for (int id = owners.first(); id < owners.end(); id++) {
      int entity = id;
      String key = graph.key(id);
      ranges.merge(
          key.substring(0, key.indexOf('=')),
          new EntityRange(id, id + 1),
          (known, added) -> new EntityRange(known.first(), entity + 1));
    }
    return ranges;
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

  /** The products that have any of some concepts of one kind. */
  BitSet products(List<Concept> alternatives) {
    BitSet products = new BitSet(catalogue.size());
    for (Concept concept : alternatives) {
      if (concept.kind() == ConceptKind.PRODUCT) {
        int product = catalogue.find(concept.key());
        if (product >= 0) {
          products.set(product);
        }
      } else if (concept.kind() == ConceptKind.ATTRIBUTE) {
        attributes(concept).forEach(name -> addHaving(name, products));
      } else {
        for (int entity : links.entities(concept)) {
          relations(concept.kind()).forEach(relation -> addSources(relation, entity, products));
        }
      }
    }
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
      case ATTRIBUTE -> attributes(concept).forEach(name -> addDeclaring(name, declared));
      case VALUE -> addDeclaring(concept.key().substring(0, concept.key().indexOf('=')), declared);
      default -> relations(concept.kind()).forEach(relation -> addSubjects(relation, declared));
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
    EntityRange range = valuesByAttribute.getOrDefault(attribute, new EntityRange(0, 0));
    int entity = catalogue.entity(product);
    for (int p = values.start(entity); p < values.end(entity); p++) {
      int value = values.target(p);
      if (value >= range.first() && value < range.end()) {
        found.add(value);
      }
    }
    return found;
  }

  private List<Relation> relations(ConceptKind kind) {
    ProductGraph graph = catalogue.graph();
    return switch (kind) {
      case CATEGORY -> catalogue.categories();
      case BRAND -> List.of(catalogue.brand());
      case COLOR -> List.of(catalogue.color());
      case MATERIAL -> List.of(graph.relation("material", CatalogueView.PRODUCT, "Material"));
      case AUDIENCE -> List.of(graph.relation("audience", CatalogueView.PRODUCT, "Audience"));
      case VALUE -> List.of(values);
      case PRODUCT, ATTRIBUTE, OCCASION -> List.of();
    };
  }

  private void addHaving(String attribute, BitSet products) {
    NumberColumn column = catalogue.graph().numbers(CatalogueView.PRODUCT, attribute);
    column.forEach(
        (entity, value) -> {
          if (value > 0) {
            products.set(entity - catalogue.firstProduct());
          }
        });
    addValued(attribute, products);
  }

  private void addDeclaring(String attribute, BitSet products) {
    NumberColumn column = catalogue.graph().numbers(CatalogueView.PRODUCT, attribute);
    column.forEach((entity, value) -> products.set(entity - catalogue.firstProduct()));
    addValued(attribute, products);
  }

  private void addValued(String attribute, BitSet products) {
    EntityRange range = valuesByAttribute.getOrDefault(attribute, new EntityRange(0, 0));
    for (int value = range.first(); value < range.end(); value++) {
      addSources(values, value, products);
    }
  }

  private void addSources(Relation relation, int entity, BitSet products) {
    for (int p = relation.inverseStart(entity); p < relation.inverseEnd(entity); p++) {
      products.set(relation.source(p) - catalogue.firstProduct());
    }
  }

  private void addSubjects(Relation relation, BitSet products) {
    for (int product = 0; product < catalogue.size(); product++) {
      if (relation.degree(catalogue.entity(product)) > 0) {
        products.set(product);
      }
    }
  }
}
