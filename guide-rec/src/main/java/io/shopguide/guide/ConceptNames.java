package io.shopguide.guide;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.build.EntityLinks;
import io.shopguide.kg.build.LinkKind;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.query.linking.ConceptForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of what a shop has products of, for words that nobody taught it: of its categories,
 * colours, materials and audiences, and of the broader ones in the vocabulary. Names of brands mean
 * nothing. Immutable and thread-safe.
 */
final class ConceptNames {
  /** A shop that names more is left with its first ones. */
  private static final int MOST_NAMES = 20_000;

  private static final int SAMPLE = 200;

  private ConceptNames() {}

  /** The language of most titles, and so the one that the shop's encoder should know. */
  static Language language(CatalogueView catalogue) {
    int sample = Math.min(SAMPLE, catalogue.size());
    int chinese = 0;
    for (int i = 0; i < sample; i++) {
      int product = (int) ((long) i * catalogue.size() / sample);
      String title = catalogue.graph().label(catalogue.entity(product), Language.ENGLISH);
      chinese += isChinese(title) ? 1 : 0;
    }
    return 2 * chinese > sample ? Language.CHINESE : Language.ENGLISH;
  }

  /** Whether a text has Chinese characters. */
  static boolean isChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  static List<ConceptForm> of(CatalogueView catalogue, Vocabulary vocabulary) {
    ProductGraph graph = catalogue.graph();
    Language language = language(catalogue);
    Set<ConceptForm> names = new LinkedHashSet<>();
    for (LinkKind kind : LinkKind.values()) {
      EntityClass owners = graph.entityClass(kind.className());
      for (int id = owners.first(); id < owners.end() && kind != LinkKind.BRAND; id++) {
        Concept concept = new Concept(kind.conceptKind(), graph.key(id));
        String label = graph.label(id, language);
        if (isChinese(label) == (language == Language.CHINESE)) {
          names.add(new ConceptForm(concept, label));
        }
      }
    }
    EntityLinks links = EntityLinks.of(graph, vocabulary);
    for (Concept concept : vocabulary.concepts()) {
      if (concept.kind() != ConceptKind.BRAND && links.entities(concept).length > 0) {
        for (String form : vocabulary.forms(concept, language)) {
          names.add(new ConceptForm(concept, form));
        }
      }
    }
    List<ConceptForm> all = new ArrayList<>(names);
    return all.subList(0, Math.min(MOST_NAMES, all.size()));
  }
}
