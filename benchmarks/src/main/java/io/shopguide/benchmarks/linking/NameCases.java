package io.shopguide.benchmarks.linking;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.LexiconBuilder;
import io.shopguide.query.linking.ConceptForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names that the lexicon lacks: of each concept with several names one is held back and asked for,
 * and every fifth concept is left out altogether, so that nothing is right for its names.
 *
 * @param names those that the linker knows
 * @param lexicon of the same names
 * @param cases held back names that the lexicon does not find in another spelling or number
 */
record NameCases(List<ConceptForm> names, Lexicon lexicon, List<Case> cases) {
  private static final int LEFT_OUT = 5;

  /**
   * A name that is asked for.
   *
   * @param owner the concept that has it
   * @param isKnown whether the linker knows other names of that concept
   */
  record Case(String name, Concept owner, boolean isKnown) {
    Concept right() {
      return isKnown ? owner : null;
    }
  }

  static NameCases of(Map<Concept, List<String>> namesOfConcept, Language language) {
    List<ConceptForm> names = new ArrayList<>();
    LexiconBuilder lexicon = Lexicon.builder();
    List<Case> asked = new ArrayList<>();
    namesOfConcept.forEach(
        (concept, all) -> {
          int hash = Part.hash("name of " + concept);
          int held = all.size() > 1 ? hash % all.size() : -1;
          boolean isKnown = Part.hash("is " + concept + " known") % LEFT_OUT != 0;
          if (held >= 0) {
            asked.add(new Case(all.get(held), concept, isKnown));
          }
          for (int i = 0; i < all.size(); i++) {
            if (isKnown && i != held) {
              names.add(new ConceptForm(concept, all.get(i)));
              lexicon.add(concept, language, all.get(i), 1);
            }
          }
        });
    Lexicon built = lexicon.build();
    return new NameCases(
        names, built, asked.stream().filter(c -> built.senses(c.name()).isEmpty()).toList());
  }
}
