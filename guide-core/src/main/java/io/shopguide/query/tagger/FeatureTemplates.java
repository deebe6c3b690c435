package io.shopguide.query.tagger;

import java.util.List;

/** Makes the features of a position. Immutable and thread-safe. */
@FunctionalInterface
interface FeatureTemplates {
  /** Puts the features of a position into an empty sink. */
  void extract(SequenceAnalysis sequence, int i, FeatureSink out);

  /** The templates of a unit. */
  static FeatureTemplates of(Unit unit) {
    return unit == Unit.WORDS ? new WordTemplates() : new CharacterTemplates();
  }

  /** What sequences consist of. */
  enum Unit {
    /** Words between spaces. */
    WORDS,
    /** Characters, as of Chinese. */
    CHARACTERS;

    /** What nearly all of the given sequences consist of. */
    static Unit of(List<TaggedSequence> sequences) {
      long all = 0;
      long single = 0;
      for (TaggedSequence sequence : sequences) {
        for (String word : sequence.words()) {
          all++;
          single += word.codePointCount(0, word.length()) == 1 ? 1 : 0;
        }
      }
      return single > 0.9 * all ? CHARACTERS : WORDS;
    }
  }
}
