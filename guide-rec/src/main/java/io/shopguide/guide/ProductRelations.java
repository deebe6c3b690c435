package io.shopguide.guide;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.rec.train.Incidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The typed relations of a catalogue's products, as learning takes them: those between classes, and
 * one for each of the attributes with most values.
 */
final class ProductRelations {
  private static final String VALUE = "value";

  /** Attributes with fewer values than the greatest of this many are left out. */
  private static final int MAX_ATTRIBUTES = 8;

  private ProductRelations() {}

  /** The relations with at least one edge, by their names. */
  static SortedMap<String, Incidence> of(CatalogueView catalogue) {
    ProductGraph graph = catalogue.graph();
    EntityClass products = graph.entityClass(CatalogueView.PRODUCT);
    SortedMap<String, Incidence> relations = new TreeMap<>();
    for (Relation relation : graph.relations()) {
      if (!relation.subjectClass().equals(CatalogueView.PRODUCT) || relation.edgeCount() == 0) {
        continue;
      }
      EntityClass objects = graph.entityClass(relation.objectClass());
      if (relation.predicate().equals(VALUE)) {
        relations.putAll(attributes(graph, relation, products, objects));
      } else {
        relations.put(relation.predicate(), Incidence.of(relation, products, objects));
      }
    }
    return relations;
  }

  /** A value's key begins with its attribute and an equals sign. */
  private static SortedMap<String, Incidence> attributes(
      ProductGraph graph, Relation values, EntityClass products, EntityClass objects) {
    String[] attributes = new String[objects.count()];
    Map<String, Integer> edges = new HashMap<>();
    for (int value = 0; value < attributes.length; value++) {
      String key = graph.key(objects.first() + value);
      attributes[value] = key.substring(0, Math.max(0, key.indexOf('=')));
      edges.merge(attributes[value], values.inverseDegree(objects.first() + value), Integer::sum);
    }
    List<String> most = new ArrayList<>(edges.keySet());
    most.sort(
        Comparator.comparingInt((String name) -> -edges.get(name)).thenComparing(name -> name));
    SortedMap<String, Incidence> relations = new TreeMap<>();
    for (String name : most.subList(0, Math.min(MAX_ATTRIBUTES, most.size()))) {
      int[][] rows = new int[products.count()][];
      for (int product = 0; product < rows.length; product++) {
        int entity = products.first() + product;
        int[] row = new int[values.degree(entity)];
        int size = 0;
        for (int p = values.start(entity); p < values.end(entity); p++) {
          int value = values.target(p) - objects.first();
          if (attributes[value].equals(name)) {
            row[size++] = value;
          }
        }
        rows[product] = Arrays.copyOf(row, size);
      }
      relations.put(VALUE + ' ' + name, Incidence.of(objects.count(), rows));
    }
    return relations;
  }
}
