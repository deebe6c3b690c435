package io.shopguide.kg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Statement.HasFlag;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.lexicon.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a graph should say, kept as plain maps of triples. */
final class GraphModel {
  record Triple(EntityRef subject, String predicate, EntityRef object) {}

  record Cell(EntityRef subject, String attribute) {}

  private final Map<String, Set<String>> keys = new TreeMap<>();
  private final Map<Triple, Float> edges = new HashMap<>();
  private final Map<Cell, Double> numbers = new HashMap<>();
  private final Map<Cell, String> texts = new HashMap<>();

  GraphModel(List<Statement> statements) {
    for (Statement statement : statements) {
      entity(statement.subject());
      switch (statement) {
        case Relates s -> {
          entity(s.object());
          edges.merge(new Triple(s.subject(), s.predicate(), s.object()), s.weight(), Float::sum);
        }
        case HasNumber s -> numbers.put(new Cell(s.subject(), s.attribute()), s.value());
        case HasFlag s -> numbers.put(new Cell(s.subject(), s.attribute()), s.value() ? 1.0 : 0.0);
        case HasText s -> texts.put(new Cell(s.subject(), s.attribute()), s.text());
        case HasLabel s ->
            texts.putIfAbsent(new Cell(s.subject(), "label@" + s.language().code()), s.label());
      }
    }
  }

  private void entity(EntityRef entity) {
    keys.computeIfAbsent(entity.className(), name -> new TreeSet<>()).add(entity.key());
  }

  /** Reads everything that the graph offers and compares it. */
  void assertDescribes(ProductGraph graph) {
    assertEquals(
        List.copyOf(keys.keySet()), graph.classes().stream().map(EntityClass::name).toList());
    keys.forEach((name, expected) -> assertEntities(graph, graph.entityClass(name), expected));
    assertEquals(edges.size(), graph.edgeCount());
    graph.relations().forEach(relation -> assertRelation(graph, relation));
    edges.forEach((triple, weight) -> assertEdge(graph, triple, weight));
    assertNumbers(graph);
    assertTexts(graph);
    assertTrue(graph.ramBytesUsed() > 0);
  }

  private static void assertEntities(ProductGraph graph, EntityClass owners, Set<String> expected) {
    assertEquals(expected.size(), owners.count());
    for (String key : expected) {
      int id = graph.find(owners.name(), key);
      assertTrue(owners.contains(id), key);
      assertEquals(key, graph.key(id));
      assertEquals(owners, graph.classOf(id));
    }
    assertEquals(-1, graph.find(owners.name(), "no such key"));
  }

  private void assertRelation(ProductGraph graph, Relation relation) {
    long expected =
        edges.keySet().stream()
            .filter(t -> t.predicate().equals(relation.predicate()))
            .filter(t -> t.subject().className().equals(relation.subjectClass()))
            .filter(t -> t.object().className().equals(relation.objectClass()))
            .count();
    assertEquals(expected, relation.edgeCount());
    long forward = 0;
    long inverse = 0;
    for (int id = -2; id < graph.entityCount() + 2; id++) {
      forward += relation.degree(id);
      inverse += relation.inverseDegree(id);
      for (int p = relation.start(id); p < relation.end(id); p++) {
        assertTrue(edges.containsKey(triple(graph, relation, id, relation.target(p))));
        assertTrue(p == relation.start(id) || relation.target(p - 1) < relation.target(p));
      }
      for (int p = relation.inverseStart(id); p < relation.inverseEnd(id); p++) {
        Triple triple = triple(graph, relation, relation.source(p), id);
        assertEquals(edges.get(triple), relation.inverseWeight(p));
        assertTrue(p == relation.inverseStart(id) || relation.source(p - 1) < relation.source(p));
      }
    }
    assertEquals(expected, forward);
    assertEquals(expected, inverse);
  }

  private static Triple triple(ProductGraph graph, Relation relation, int subject, int object) {
    return new Triple(ref(graph, subject), relation.predicate(), ref(graph, object));
  }

  private static EntityRef ref(ProductGraph graph, int id) {
    return new EntityRef(graph.className(id), graph.key(id));
  }

  private static void assertEdge(ProductGraph graph, Triple triple, float weight) {
    Relation relation =
        graph.relation(
            triple.predicate(), triple.subject().className(), triple.object().className());
    int subject = graph.find(triple.subject().className(), triple.subject().key());
    int object = graph.find(triple.object().className(), triple.object().key());
    assertTrue(relation.contains(subject, object));
    int position = relation.start(subject);
    while (relation.target(position) != object) {
      position++;
    }
    assertEquals(weight, relation.weight(position));
  }

  private void assertNumbers(ProductGraph graph) {
    int total = 0;
    for (NumberColumn column : graph.numberColumns()) {
      int[] seen = {0};
      for (int id = -1; id <= graph.entityCount(); id++) {
        boolean owner = graph.entityClass(column.className()).contains(id);
        Double expected = owner ? numbers.get(new Cell(ref(graph, id), column.attribute())) : null;
        assertEquals(expected == null ? Double.NaN : expected, column.value(id));
      }
      column.forEach(
          (id, value) -> {
            seen[0]++;
            assertEquals(numbers.get(new Cell(ref(graph, id), column.attribute())), value);
            assertTrue(column.min() <= value && value <= column.max());
          });
      assertEquals(column.count(), seen[0]);
      total += column.count();
    }
    assertEquals(numbers.size(), total);
  }

  private void assertTexts(ProductGraph graph) {
    int total = 0;
    for (TextColumn column : graph.textColumns()) {
      for (int id = -1; id <= graph.entityCount(); id++) {
        boolean owner = graph.entityClass(column.className()).contains(id);
        String expected = owner ? texts.get(new Cell(ref(graph, id), column.attribute())) : null;
        assertEquals(expected, column.value(id));
      }
      total += column.count();
    }
    assertEquals(texts.size(), total);
    for (int id = 0; id < graph.entityCount(); id++) {
      String english = texts.get(new Cell(ref(graph, id), "label@en"));
      String chinese = texts.get(new Cell(ref(graph, id), "label@zh"));
      String other = chinese == null ? graph.key(id) : chinese;
      assertEquals(english == null ? other : english, graph.label(id, Language.ENGLISH));
    }
  }
}
