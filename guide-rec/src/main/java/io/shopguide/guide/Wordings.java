package io.shopguide.guide;

import io.shopguide.dialogue.Need;
import io.shopguide.kg.ProductGraph;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.rec.text.TextQuery;
import io.shopguide.rec.text.TextQuery.Clause;
import io.shopguide.rec.text.TextQuery.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How concepts are worded, for sentences and for searching texts. Thread-safe. */
final class Wordings {
  /** A synonym in a text says less than the word the shopper used. */
  private static final double SYNONYM = 0.15;

  /** Words that stand together say more than they do apart. */
  private static final double PHRASE = 0.5;

  /** A query of more words than this is searched by its first ones. */
  private static final int MAX_CLAUSES = 32;

  private final ProductGraph graph;
  private final Vocabulary vocabulary;

  Wordings(ProductGraph graph, Vocabulary vocabulary) {
    this.graph = graph;
    this.vocabulary = vocabulary;
  }

  Phrase label(Concept concept) {
    return new Phrase(label(concept, Language.ENGLISH), label(concept, Language.CHINESE));
  }

  Phrase labels(List<Concept> alternatives) {
    return new Phrase(
        joined(alternatives, Language.ENGLISH, " or "),
        joined(alternatives, Language.CHINESE, "或"));
  }

  /** Says what words were taken for, and how surely. */
  Phrase taken(String words, Meanings.Taken meaning) {
    Phrase concept = label(meaning.concept());
    long percent = Math.round(100 * meaning.probability());
    return new Phrase(
        "%s (\"%s\" taken for it, %d %% sure)".formatted(concept.english(), words, percent),
        "%s（由“%s”理解而来，把握%d%%）".formatted(concept.chinese(), words, percent));
  }

  private String joined(List<Concept> concepts, Language language, String or) {
    return concepts.stream().map(c -> label(c, language)).collect(Collectors.joining(or));
  }

  private String label(Concept concept, Language language) {
    String entityClass = EntityClasses.of(concept.kind());
    int entity = graph.find(entityClass, concept.key());
    String own =
        entity < 0 ? null : graph.texts(entityClass, "label@" + language.code()).value(entity);
    if (own != null) {
      return own;
    }
    if (!vocabulary.forms(concept, language).isEmpty()) {
      return vocabulary.label(concept, language);
    }
    return entity >= 0 ? graph.label(entity, language) : concept.key().replace('-', ' ');
  }

  /** All wordings of a concept in both languages, the usual English one first. */
  Set<String> forms(Concept concept) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(label(concept, Language.ENGLISH));
    forms.addAll(vocabulary.forms(concept, Language.ENGLISH));
    forms.add(label(concept, Language.CHINESE));
    forms.addAll(vocabulary.forms(concept, Language.CHINESE));
    return forms;
  }

  /**
   * What to look for in the texts: every word that was said, and for every concept its synonyms.
   *
   * @param said the wording the shopper used for a concept, where known
   */
  TextQuery textQuery(Need need, Map<Concept, String> said) {
    List<Clause> clauses = new ArrayList<>();
    for (String word : need.words()) {
      clauses.add(new Clause(List.of(new Wording(word, 1))));
    }
    for (List<Concept> alternatives : need.wishes().values()) {
      for (Concept concept : alternatives) {
        addConcept(concept, said.getOrDefault(concept, label(concept, Language.ENGLISH)), clauses);
      }
    }
    return new TextQuery(clauses.subList(0, Math.min(MAX_CLAUSES, clauses.size())));
  }

  private void addConcept(Concept concept, String said, List<Clause> clauses) {
    List<String> words = Words.of(said);
    List<Wording> wordings = new ArrayList<>();
    if (words.size() == 1) {
      wordings.add(new Wording(said, 1));
    } else {
      words.forEach(word -> clauses.add(new Clause(List.of(new Wording(word, 1)))));
      wordings.add(new Wording(said, PHRASE));
    }
    for (String form : forms(concept)) {
      if (!form.equals(said)) {
        wordings.add(new Wording(form, SYNONYM));
      }
    }
    clauses.add(new Clause(wordings, words.size() == 1));
  }

  /** The words of a need that the catalogue files no products under, as the shopper said them. */
  List<String> spoken(Need need, Map<Concept, String> said, ConceptProducts products) {
    List<String> spoken = new ArrayList<>(need.words());
    need.wishes().values().stream()
        .flatMap(List::stream)
        .filter(concept -> products.products(List.of(concept)).isEmpty())
        .map(concept -> said.getOrDefault(concept, label(concept, Language.ENGLISH)))
        .forEach(spoken::add);
    return spoken;
  }

  /** The need as a text like a product's, for the encoder. */
  String encoderText(Need need, Map<Concept, String> said) {
    List<String> parts = new ArrayList<>();
    for (List<Concept> alternatives : need.wishes().values()) {
      for (Concept concept : alternatives) {
        parts.add(said.getOrDefault(concept, label(concept, Language.ENGLISH)));
      }
    }
    parts.addAll(need.words());
    return String.join(" ", parts);
  }
}
