package io.shopguide.benchmarks.linking;

import io.shopguide.benchmarks.search.SearchEvaluation;
import io.shopguide.kg.EntityClass;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.build.CatalogueBuilder;
import io.shopguide.kg.build.EntityLinks;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.GraphLexicon;
import io.shopguide.kg.build.ProductSets;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.QueryParser;
import io.shopguide.query.linking.ProductOverlap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ambiguous mentions in the beginnings of products' titles, of which the product itself tells the
 * meaning: it is the one sense of the form that is true of the product. The products are not among
 * those that tell how well concepts go together.
 *
 * @param lexicon of the catalogue
 * @param overlap of the other products' concepts
 * @param cases in the order of the products
 */
record MentionCases(Lexicon lexicon, ProductOverlap overlap, List<Case> cases) {
  private static final int WORDS = 8; // of a title, as many as a long query has
  private static final int ASKED = 3; // every third product is asked about

  /** A mention and what it stands for. */
  record Case(ParsedQuery query, ConceptFinding mention, Concept right) {}

  static MentionCases read(Path catalog) {
    Vocabulary vocabulary = Vocabulary.builtIn();
    ProductGraph graph =
        CatalogueBuilder.create(vocabulary)
            .products(Feed.jsonLines(catalog, SearchEvaluation.icecat()))
            .build()
            .graph();
    LexiconBuilder builder = Lexicon.builder().vocabulary(vocabulary);
    GraphLexicon.addTo(builder, graph, vocabulary);
    Lexicon lexicon = builder.build();
    ProductSets sets = new ProductSets(graph, EntityLinks.of(graph, vocabulary));
    Map<Concept, BitSet> known = new HashMap<>();
    EntityClass products = graph.entityClass("Product");
    BitSet others = new BitSet();
    List<Case> cases = new ArrayList<>();
    QueryParser parser = new QueryParser(lexicon);
    for (int product = 0; product < products.count(); product++) {
      int entity = products.first() + product;
      if (Part.hash(graph.key(entity)) % ASKED != 0) {
        others.set(product);
        continue;
      }
      ParsedQuery query = parser.parse(beginning(graph.label(entity, Language.ENGLISH)));
      for (ConceptFinding mention : query.findings(ConceptFinding.class)) {
        List<Concept> isTrue = new ArrayList<>();
        for (Concept concept : mention.concepts()) {
          if (known.computeIfAbsent(concept, sets::of).get(product)) {
            isTrue.add(concept);
          }
        }
        if (mention.concepts().size() > 1 && isTrue.size() == 1) {
          cases.add(new Case(query, mention, isTrue.get(0)));
        }
      }
    }
    ProductOverlap overlap =
        new ProductOverlap(
            others.cardinality(),
            concept -> {
              BitSet having = sets.of(concept);
              having.and(others);
              return having;
            });
    return new MentionCases(lexicon, overlap, cases);
  }

  private static String beginning(String title) {
    String[] words = title.split(" ", -1);
    return String.join(" ", Arrays.copyOf(words, Math.min(WORDS, words.length)));
  }
}
