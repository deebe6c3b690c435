package io.shopguide.query;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.lexicon.Vocabulary;
import java.util.List;
import java.util.Locale;

/** A parser over the built-in vocabulary and some brands, and short descriptions of its results. */
final class Parsing {
  static final QueryParser PARSER = new QueryParser(lexicon());

  private Parsing() {}

  private static Lexicon lexicon() {
    LexiconBuilder builder = Lexicon.builder().vocabulary(Vocabulary.builtIn());
    for (String name : List.of("Acme", "Zenit", "Orange", "Gap", "Seven Up", "Not So Ordinary")) {
      String key = name.toLowerCase(Locale.ROOT).replace(' ', '-');
      builder.add(new Concept(ConceptKind.BRAND, key), Language.ENGLISH, name, 1);
    }
    return builder.build();
  }

  static ParsedQuery parse(String text) {
    return PARSER.parse(text);
  }

  static PriceFinding price(String text) {
    return parse(text).findings(PriceFinding.class).get(0);
  }

  static QuantityFinding quantity(String text) {
    return parse(text).findings(QuantityFinding.class).get(0);
  }

  /** The keys of the concepts of one polarity, in order. */
  static List<String> keys(String text, Polarity polarity) {
    return parse(text).findings(ConceptFinding.class).stream()
        .filter(finding -> finding.polarity() == polarity)
        .map(finding -> finding.concept().key())
        .toList();
  }

  /** The unresolved words of one polarity, in order. */
  static List<String> words(String text, Polarity polarity) {
    return parse(text).unresolved().stream()
        .filter(word -> word.polarity() == polarity)
        .map(Word::normalized)
        .toList();
  }
}
