package io.shopguide.kg.build;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.NumberColumn;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.Vocabulary;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Teaches a lexicon the words of a graph: brands, categories, colours, materials, audiences, values
 * and the names of attributes, in both languages. {@link EntityLinks} leads back from the concepts
 * that the parser then finds to entities.
 */
public final class GraphLexicon {
  private static final double ENTITY_SHARE = 1;
  private static final double DETAIL_SHARE = 0.2; // values and attributes are rarely meant first
  private static final int MIN_VALUE_PRODUCTS = 2;
  private static final int MIN_VALUE_LENGTH = 2;
  private static final int MAX_VALUE_LENGTH = 40;

  private GraphLexicon() {}

  /**
   * Adds the words of a graph. The prior of a form grows with the logarithm of the number of
   * products it stands for. Values are added if at least two products have them and their label has
   * 2 to 40 characters with a letter among them. Takes time linear in the entities.
   *
   * @param lexicon what to add to
   * @param graph the graph
   * @param vocabulary gives further words for what it knows
   */
  public static void addTo(LexiconBuilder lexicon, ProductGraph graph, Vocabulary vocabulary) {
    for (LinkKind kind : LinkKind.values()) {
      EntityClass owners = graph.entityClass(kind.className());
      for (int id = owners.first(); id < owners.end(); id++) {
        Concept concept = new Concept(kind.conceptKind(), graph.key(id));
        double prior = prior(products(graph, kind, id), ENTITY_SHARE);
        addLabels(lexicon, graph, id, concept, prior);
        addForms(lexicon, vocabulary, concept, prior);
      }
    }
    addValues(lexicon, graph);
    addAttributes(lexicon, graph, vocabulary);
  }

  private static double prior(long products, double share) {
    return share * (1 + Math.log1p((double) products));
  }

  private static int products(ProductGraph graph, LinkKind kind, int id) {
    int declared =
        graph
            .relation(kind.predicate(), CatalogueExtractor.PRODUCT, kind.className())
            .inverseDegree(id);
    int derived =
        kind == LinkKind.CATEGORY
            ? graph
                .relation(CategoryDeriver.PREDICATE, CatalogueExtractor.PRODUCT, kind.className())
                .inverseDegree(id)
            : 0;
    return declared + derived;
  }

  private static void addLabels(
      LexiconBuilder lexicon, ProductGraph graph, int id, Concept concept, double prior) {
    for (Language language : Language.values()) {
      String label = graph.texts(graph.className(id), "label@" + language.code()).value(id);
      if (label != null) {
        lexicon.add(concept, language, label, prior);
      }
    }
  }

  private static void addForms(
      LexiconBuilder lexicon, Vocabulary vocabulary, Concept concept, double prior) {
    for (Language language : Language.values()) {
      for (String form : vocabulary.forms(concept, language)) {
        lexicon.add(concept, language, form, prior);
      }
    }
  }

  private static void addValues(LexiconBuilder lexicon, ProductGraph graph) {
    Relation values =
        graph.relation(
            CatalogueExtractor.VALUE_PREDICATE,
            CatalogueExtractor.PRODUCT,
            CatalogueExtractor.VALUE);
    EntityClass owners = graph.entityClass(CatalogueExtractor.VALUE);
    for (int id = owners.first(); id < owners.end(); id++) {
      int products = values.inverseDegree(id);
      if (products >= MIN_VALUE_PRODUCTS && isWord(graph.label(id, Language.ENGLISH))) {
        Concept concept = new Concept(ConceptKind.VALUE, graph.key(id));
        addLabels(lexicon, graph, id, concept, prior(products, DETAIL_SHARE));
      }
    }
  }

  private static boolean isWord(String label) {
    int length = label.codePointCount(0, label.length());
    return length >= MIN_VALUE_LENGTH
        && length <= MAX_VALUE_LENGTH
        && label.codePoints().anyMatch(Character::isLetter);
  }

  private static void addAttributes(
      LexiconBuilder lexicon, ProductGraph graph, Vocabulary vocabulary) {
    attributeCounts(graph)
        .forEach(
            (name, count) -> {
              String words = words(name);
              Concept concept = attributeConcept(vocabulary, name);
              double prior = prior(count, DETAIL_SHARE);
              lexicon.add(concept, Keys.languageOf(words), words, prior);
              addForms(lexicon, vocabulary, concept, prior);
            });
  }

  /** The attributes of products: of numbers and flags by products, of values by edges. */
  static Map<String, Long> attributeCounts(ProductGraph graph) {
    Map<String, Long> counts = new TreeMap<>();
    for (NumberColumn column : graph.numberColumns()) {
      if (column.className().equals(CatalogueExtractor.PRODUCT)) {
        counts.merge(column.attribute(), (long) column.count(), Long::sum);
      }
    }
    Relation values =
        graph.relation(
            CatalogueExtractor.VALUE_PREDICATE,
            CatalogueExtractor.PRODUCT,
            CatalogueExtractor.VALUE);
    EntityClass owners = graph.entityClass(CatalogueExtractor.VALUE);
    for (int id = owners.first(); id < owners.end(); id++) {
      String key = graph.key(id);
      counts.merge(key.substring(0, key.indexOf('=')), (long) values.inverseDegree(id), Long::sum);
    }
    return counts;
  }

  static Concept attributeConcept(Vocabulary vocabulary, String name) {
    return vocabulary
        .find(ConceptKind.ATTRIBUTE, words(name))
        .orElseGet(() -> new Concept(ConceptKind.ATTRIBUTE, name));
  }

  private static String words(String attribute) {
    return attribute.replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
