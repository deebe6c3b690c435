package io.shopguide.lexicon;

import java.util.Optional;

/**
 * Chooses the known word a misspelling stands for, by the kind of edit, the word's length and its
 * frequency.
 *
 * <p>Short words are one edit away from many others, so the shorter the word, the fewer kinds of
 * edit are believed; and the other number of a word is no misspelling of it. Immutable and
 * thread-safe.
 */
final class Corrector {
  /** Shorter words are never corrected. */
  static final int MIN_LENGTH = 4;

  private static final int FIRST_LETTER_LENGTH = 7; // from here on the first letter may be wrong
  private static final int LONG = 6; // from here on a letter may be another or too many
  private static final double MIN_CONFIDENCE = 0.4;

  private final SpellingIndex index;

  Corrector(SpellingIndex index) {
    this.index = index;
  }

  /** The best correction of a word that is not known itself. */
  Optional<Correction> correction(String typed) {
    if (!isCorrectable(typed) || index.contains(typed)) {
      return Optional.empty();
    }
    String best = null;
    double bestScore = 0;
    double bestConfidence = 0;
    for (String word : index.near(typed)) {
      double confidence = confidence(typed, word);
      double score = confidence + 0.02 * Math.log1p((double) index.frequency(word));
      if (confidence >= MIN_CONFIDENCE && score > bestScore) {
        best = word;
        bestScore = score;
        bestConfidence = confidence;
      }
    }
    return best == null ? Optional.empty() : Optional.of(new Correction(best, bestConfidence));
  }

  private static boolean isCorrectable(String typed) {
    if (typed.length() < MIN_LENGTH || typed.length() > SpellingIndex.MAX_LENGTH) {
      return false;
    }
    return typed.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250));
  }

  private static double confidence(String typed, String word) {
    Edit edit = Edit.between(typed, word);
    double belief =
        switch (edit) {
          case NONE -> 1;
          case SWAPPED, DOUBLING -> 0.9;
          case MISSING -> 0.8;
          case EXTRA -> typed.length() >= LONG ? 0.75 : 0;
          case REPLACED -> typed.length() >= LONG && Slip.isLikely(typed, word) ? 0.6 : 0;
          case FAR -> 0;
        };
    boolean otherNumber = typed.equals(word + "s") || word.equals(typed + "s");
    if (word.length() < MIN_LENGTH || otherNumber) {
      return 0;
    }
    return typed.charAt(0) == word.charAt(0) ? belief : otherFirst(typed, edit, belief);
  }

  /** Typists rarely get the first letter wrong. */
  private static double otherFirst(String typed, Edit edit, double belief) {
    return edit == Edit.REPLACED || typed.length() < FIRST_LETTER_LENGTH ? 0 : belief * 0.7;
  }
}
