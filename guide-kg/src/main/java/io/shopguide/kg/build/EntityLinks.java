package io.shopguide.kg.build;

import com.carrotsearch.hppc.IntArrayList;
import io.shopguide.kg.EntityClass;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Leads from concepts to the entities of one graph that fulfil them, narrower ones included: who
 * wishes for blue takes navy. Lookups take O(1) and a copy of the result. Immutable and
 * thread-safe.
 */
public final class EntityLinks {
  private static final int[] NONE = {};

  private final Map<Concept, int[]> entities;
  private final Map<Concept, List<String>> attributes;

  private EntityLinks(Map<Concept, int[]> entities, Map<Concept, List<String>> attributes) {
    this.entities = Map.copyOf(entities);
    this.attributes = Map.copyOf(attributes);
  }

  /**
   * Links a graph; takes time linear in its entities.
   *
   * @param graph the graph
   * @param vocabulary knows what is narrower than what
   * @return the links
   */
  public static EntityLinks of(ProductGraph graph, Vocabulary vocabulary) {
    Map<Concept, IntArrayList> found = new HashMap<>();
    for (LinkKind kind : LinkKind.values()) {
      EntityClass owners = graph.entityClass(kind.className());
      Relation broader = graph.relation(CategoryDeriver.BROADER, owners.name(), owners.name());
      for (int id = owners.first(); id < owners.end(); id++) {
        for (Concept concept : fulfilled(graph, vocabulary, kind.conceptKind(), broader, id)) {
          found.computeIfAbsent(concept, c -> new IntArrayList()).add(id);
        }
      }
    }
    addValues(graph, vocabulary, found);
    Map<Concept, int[]> entities = new HashMap<>();
    found.forEach((concept, ids) -> entities.put(concept, ids.toArray()));
    Map<Concept, List<String>> attributes = new HashMap<>();
    for (String name : GraphLexicon.attributeCounts(graph).keySet()) {
      Concept concept = GraphLexicon.attributeConcept(vocabulary, name);
      attributes.merge(concept, List.of(name), EntityLinks::joined);
    }
    return new EntityLinks(entities, attributes);
  }

  /** The concept that an entity is, and all broader ones by vocabulary and graph. */
  private static Set<Concept> fulfilled(
      ProductGraph graph, Vocabulary vocabulary, ConceptKind kind, Relation broader, int id) {
    Set<Concept> fulfilled = new HashSet<>();
    Deque<Concept> open = new ArrayDeque<>();
    open.add(new Concept(kind, graph.key(id)));
    while (!open.isEmpty()) {
      Concept concept = open.remove();
      if (fulfilled.add(concept)) {
        vocabulary.broader(concept).ifPresent(open::add);
        int entity = graph.find(broader.subjectClass(), concept.key());
        for (int p = broader.start(entity); p < broader.end(entity); p++) {
          open.add(new Concept(kind, graph.key(broader.target(p))));
        }
      }
    }
    return fulfilled;
  }

  private static void addValues(
      ProductGraph graph, Vocabulary vocabulary, Map<Concept, IntArrayList> found) {
    EntityClass values = graph.entityClass(CatalogueExtractor.VALUE);
    for (int id = values.first(); id < values.end(); id++) {
      Concept own = new Concept(ConceptKind.VALUE, graph.key(id));
      found.computeIfAbsent(own, c -> new IntArrayList()).add(id);
      int entity = id;
      vocabulary
          .find(ConceptKind.VALUE, graph.label(id, Language.ENGLISH))
          .filter(concept -> !concept.equals(own))
          .ifPresent(c -> found.computeIfAbsent(c, x -> new IntArrayList()).add(entity));
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /**
   * The entities that fulfil a concept.
   *
   * @param concept a brand, category, colour, material, audience or value
   * @return their ids in ascending order, a copy; empty if there are none
   */
  public int[] entities(Concept concept) {
    int[] ids = entities.getOrDefault(concept, NONE);
    return Arrays.copyOf(ids, ids.length);
  }

  /**
   * The attributes that a concept means.
   *
   * @param concept an attribute
   * @return names of attributes in the graph; empty if there are none
   */
  public List<String> attributes(Concept concept) {
    return attributes.getOrDefault(concept, List.of());
  }
}
