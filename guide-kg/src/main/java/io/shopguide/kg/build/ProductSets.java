package io.shopguide.kg.build;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.NumberColumn;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which products of a graph have what a concept means, as sets of class-local product ids.
 *
 * <p>A flag counts if it is true, a number if it is above 0, anything else if it is there. A set
 * takes time linear in its products, one of a number or flag in the products with a value.
 * Immutable and thread-safe.
 */
public final class ProductSets {
  private final ProductGraph graph;
  private final EntityLinks links;
  private final EntityClass products;
  private final Relation values;
  private final Map<String, EntityRange> valuesByAttribute;

  /** The ids of one attribute's values: keys sort by attribute first. */
  private record EntityRange(int first, int end) {
    static final EntityRange NONE = new EntityRange(0, 0);
  }

  /**
   * Makes the sets of a graph; takes time linear in its values.
   *
   * @param graph the graph
   * @param links leads from concepts to its entities
   */
  public ProductSets(ProductGraph graph, EntityLinks links) {
    this.graph = graph;
    this.links = links;
    products = graph.entityClass(CatalogueExtractor.PRODUCT);
    values =
        graph.relation(
            CatalogueExtractor.VALUE_PREDICATE,
            CatalogueExtractor.PRODUCT,
            CatalogueExtractor.VALUE);
    valuesByAttribute = rangesByAttribute(graph);
  }

  private static Map<String, EntityRange> rangesByAttribute(ProductGraph graph) {
    Map<String, EntityRange> ranges = new HashMap<>();
    EntityClass owners = graph.entityClass(CatalogueExtractor.VALUE);
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
   * The products that have what a concept means.
   *
   * @param concept a concept of any kind
   * @return a new set; empty if the graph knows nothing of the concept
   */
  public BitSet of(Concept concept) {
    BitSet found = new BitSet(products.count());
    if (concept.kind() == ConceptKind.PRODUCT) {
      int product = graph.find(CatalogueExtractor.PRODUCT, concept.key());
      if (product >= 0) {
        found.set(product - products.first());
      }
    } else if (concept.kind() == ConceptKind.ATTRIBUTE) {
      links.attributes(concept).forEach(name -> addHaving(name, found));
    } else {
      for (int entity : links.entities(concept)) {
        relations(concept.kind()).forEach(relation -> addSources(relation, entity, found));
      }
    }
    return found;
  }

  /**
   * The products for which an attribute has a value, be it 0 or false.
   *
   * @param attribute name of an attribute in the graph
   * @return a new set
   */
  public BitSet declaring(String attribute) {
    BitSet found = new BitSet(products.count());
    NumberColumn column = graph.numbers(CatalogueExtractor.PRODUCT, attribute);
    column.forEach((entity, value) -> found.set(entity - products.first()));
    addValued(attribute, found);
    return found;
  }

  /**
   * Whether an entity is a value of an attribute.
   *
   * @param attribute name of an attribute in the graph
   * @param entity an entity of the graph
   * @return true if it is
   */
  public boolean isValue(String attribute, int entity) {
    EntityRange range = valuesByAttribute.getOrDefault(attribute, EntityRange.NONE);
    return entity >= range.first() && entity < range.end();
  }

  /**
   * The relations from products to what concepts of a kind mean.
   *
   * @param kind a kind
   * @return the relations, of categories the declared and the derived one; none of products,
   *     attributes and occasions
   */
  public List<Relation> relations(ConceptKind kind) {
    if (kind == ConceptKind.VALUE) {
      return List.of(values);
    }
    Optional<LinkKind> link = LinkKind.of(kind);
    if (link.isEmpty()) {
      return List.of();
    }
    String owner = link.get().className();
    Relation declared = graph.relation(link.get().predicate(), CatalogueExtractor.PRODUCT, owner);
    return kind == ConceptKind.CATEGORY
        ? List.of(
            declared, graph.relation(CategoryDeriver.PREDICATE, CatalogueExtractor.PRODUCT, owner))
        : List.of(declared);
  }

  private void addHaving(String attribute, BitSet found) {
    NumberColumn column = graph.numbers(CatalogueExtractor.PRODUCT, attribute);
    column.forEach(
        (entity, value) -> {
          if (value > 0) {
            found.set(entity - products.first());
          }
        });
    addValued(attribute, found);
  }

  private void addValued(String attribute, BitSet found) {
    EntityRange range = valuesByAttribute.getOrDefault(attribute, EntityRange.NONE);
    for (int value = range.first(); value < range.end(); value++) {
      addSources(values, value, found);
    }
  }

  private void addSources(Relation relation, int entity, BitSet found) {
    for (int p = relation.inverseStart(entity); p < relation.inverseEnd(entity); p++) {
      found.set(relation.source(p) - products.first());
    }
  }
}
