package io.shopguide.guide;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.NumberColumn;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Sense;
import io.shopguide.rec.rules.AttributeFilter;
import io.shopguide.rec.rules.ProductFilter;
import io.shopguide.rec.rules.Range;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/** Finds the products that rules are about. Immutable and thread-safe. */
final class RuleProducts {
  /** Attributes that the graph keeps as entities of their own. */
  private static final Map<String, ConceptKind> KINDS =
      Map.of(
          "color", ConceptKind.COLOR,
          "material", ConceptKind.MATERIAL,
          "audience", ConceptKind.AUDIENCE);

  private static final Range TRUE = new Range(1, 1);
  private static final Range FALSE = new Range(0, 0);

  private final CatalogueView catalogue;
  private final ConceptProducts concepts;
  private final Lexicon lexicon;

  RuleProducts(CatalogueView catalogue, ConceptProducts concepts, Lexicon lexicon) {
    this.catalogue = catalogue;
    this.concepts = concepts;
    this.lexicon = lexicon;
  }

  /** The products that meet all conditions of a filter; a new set. */
  BitSet of(ProductFilter filter) {
    BitSet products = new BitSet(catalogue.size());
    products.set(0, catalogue.size());
    if (!filter.ids().isEmpty()) {
      BitSet named = new BitSet();
      filter.ids().stream().mapToInt(catalogue::find).filter(p -> p >= 0).forEach(named::set);
      products.and(named);
    }
    if (!filter.brands().isEmpty()) {
      products.and(named(ConceptKind.BRAND, filter.brands()));
    }
    if (!filter.categories().isEmpty()) {
      products.and(named(ConceptKind.CATEGORY, filter.categories()));
    }
    for (AttributeFilter attribute : filter.attributes()) {
      products.and(having(attribute));
    }
    filter.price().ifPresent(range -> products.and(within(catalogue.price(), range)));
    return products;
  }

  /** What a text means if the lexicon knows all of it. */
  Set<Concept> meanings(String text) {
    return lexicon.senses(text).stream().map(Sense::concept).collect(Collectors.toSet());
  }

  /** The products whose number is known and not above 0. */
  BitSet outOfStock(String attribute) {
    return within(numbers(attribute), new Range(Double.NEGATIVE_INFINITY, 0));
  }

  /** A product's number as a share of the greatest one, 0 to 1. */
  IntToDoubleFunction shareOfGreatest(String attribute) {
    NumberColumn column = numbers(attribute);
    double greatest = column.max();
    if (!(greatest > 0)) {
      return product -> 0;
    }
    return product -> {
      double value = column.value(catalogue.entity(product));
      return value > 0 ? value / greatest : 0;
    };
  }

  private NumberColumn numbers(String attribute) {
    return catalogue.graph().numbers(CatalogueView.PRODUCT, attribute);
  }

  private BitSet having(AttributeFilter filter) {
    if (filter.range().isPresent()) {
      return within(numbers(filter.attribute()), filter.range().get());
    }
    ConceptKind kind = KINDS.get(filter.attribute());
    if (kind != null) {
      return named(kind, filter.values());
    }
    BitSet products = new BitSet();
    Relation values = catalogue.graph().relation("value", CatalogueView.PRODUCT, "Value");
    NumberColumn flags = numbers(filter.attribute());
    for (String value : filter.values()) {
      String text = value.toLowerCase(Locale.ROOT);
      int entity = catalogue.graph().find("Value", filter.attribute() + "=" + text);
      if (entity >= 0) {
        addSources(values, entity, products);
      }
      if (flags.isBoolean() && (text.equals("true") || text.equals("false"))) {
        products.or(within(flags, text.equals("true") ? TRUE : FALSE));
      }
    }
    return products;
  }

  private BitSet within(NumberColumn column, Range range) {
    BitSet products = new BitSet();
    column.forEach(
        (entity, value) -> {
          if (range.contains(value)) {
            products.set(entity - catalogue.firstProduct());
          }
        });
    return products;
  }

  /** Products of things by their names: as the lexicon knows them, or else as the graph does. */
  private BitSet named(ConceptKind kind, List<String> names) {
    BitSet products = new BitSet();
    for (String name : names) {
      List<Concept> meant = meanings(name).stream().filter(c -> c.kind() == kind).toList();
      BitSet found = concepts.products(meant);
      products.or(found.isEmpty() ? labelled(kind, name) : found);
    }
    return products;
  }

  private BitSet labelled(ConceptKind kind, String name) {
    ProductGraph graph = catalogue.graph();
    EntityClass things = graph.entityClass(EntityClasses.of(kind));
    BitSet products = new BitSet();
    for (int id = things.first(); id < things.end(); id++) {
      if (graph.key(id).equalsIgnoreCase(name)
          || graph.label(id, Language.ENGLISH).equalsIgnoreCase(name)
          || graph.label(id, Language.CHINESE).equalsIgnoreCase(name)) {
        products.or(concepts.products(List.of(new Concept(kind, graph.key(id)))));
      }
    }
    return products;
  }

  private void addSources(Relation relation, int entity, BitSet products) {
    for (int p = relation.inverseStart(entity); p < relation.inverseEnd(entity); p++) {
      products.set(relation.source(p) - catalogue.firstProduct());
    }
  }
}
