package io.shopguide.lexicon;

/**
 * Chooses the known words a misspelling may stand for, by the kinds of edit, the word's length and
 * its frequency.
 *
 * <p>Short words are one edit away from many others, so the shorter the word, the fewer kinds of
 * edit are believed; and the other number of a word is no misspelling of it. Immutable and
 * thread-safe.
 */
final class Corrector {
  /** Shorter words are never corrected. */
  static final int MIN_LENGTH = 4;

  /** Words from this length on may have two edits. */
  static final int TWO_EDITS_LENGTH = 8;

  private static final int FIRST_LETTER_LENGTH = 7; // from here on the first letter may be wrong
  private static final int LONG = 6; // from here on a letter may be another or too many
  private static final int MIN_NASAL = 5; // from here on the last letter may be m for n
  private static final double MIN_CONFIDENCE = 0.4;
  private static final double SECOND_EDIT = 0.1; // the second of two edits costs as much more
  private static final double FREQUENCY_WEIGHT = 0.02;

  private Corrector() {}

  /** Whether a word that the buffer's search was started with may be corrected if it is unknown. */
  static boolean isCorrectable(EditSearch search) {
    char[] typed = search.typed();
    for (int i = 0; i < search.length(); i++) {
      char c = typed[i];
      if (!(c >= 'a' && c <= 'z') && !(c >= 0xC0 && c < 0x250)) {
        return false;
      }
    }
    return search.length() >= MIN_LENGTH;
  }

  /** Adds the words near what the buffer's search was started with, with one or two edits. */
  static void addCorrections(SpellingIndex index, int edits, SpellingBuffer buffer) {
    EditSearch search = buffer.search();
    boolean two = edits > 1 && search.length() >= TWO_EDITS_LENGTH;
    index.search(search, two ? 2 : 1);
    for (int i = 0; i < search.found().size(); i++) {
      int word = search.found().get(i);
      int length = index.words().copy(word, search.word());
      double confidence = confidence(search, length, two);
      if (confidence >= MIN_CONFIDENCE) {
        double frequency = index.words().frequency(word);
        double score = confidence + FREQUENCY_WEIGHT * Math.log1p(frequency);
        buffer.add(search.word(), length, confidence, score);
      }
    }
  }

  private static double confidence(EditSearch search, int length, boolean two) {
    char[] typed = search.typed();
    char[] word = search.word();
    Edit edit = Edit.between(typed, search.length(), word, length);
    if (length < MIN_LENGTH || isOtherNumber(search, length, edit)) {
      return 0;
    }
    double belief =
        edit == Edit.FAR ? (two ? twoEdits(search, length) : 0) : oneEdit(search, length, edit);
    if (typed[0] == word[0]) {
      return belief;
    }
    // Typists rarely get the first letter wrong.
    boolean unlikely = edit == Edit.REPLACED || edit == Edit.FAR;
    return unlikely || search.length() < FIRST_LETTER_LENGTH ? 0 : belief * 0.7;
  }

  private static double oneEdit(EditSearch search, int length, Edit edit) {
    boolean believed =
        switch (edit) {
          case NONE, SWAPPED, DOUBLING, MISSING -> true;
          case EXTRA -> search.length() >= LONG;
          case REPLACED ->
              isLikelySlip(search, length) && (search.length() >= LONG || isNasal(search, length));
          case FAR -> false;
        };
    return believed ? 1 - edit.penalty() : 0;
  }

  /** Whether the last letter is m for n or n for m, which are neighbours and sound alike. */
  private static boolean isNasal(EditSearch search, int length) {
    int typed = search.typed()[length - 1];
    int meant = search.word()[length - 1];
    return length >= MIN_NASAL
        && ((typed == 'm' && meant == 'n') || (typed == 'n' && meant == 'm'));
  }

  private static boolean isLikelySlip(EditSearch search, int length) {
    int at = 0;
    while (at < length && search.typed()[at] == search.word()[at]) {
      at++;
    }
    return Slip.isLikely(search.typed()[at], search.word()[at]);
  }

  private static double twoEdits(EditSearch search, int length) {
    search.distance(length);
    return 1 - search.penalty(length) - SECOND_EDIT;
  }

  /** Whether one of the words is the other one with an s. */
  private static boolean isOtherNumber(EditSearch search, int length, Edit edit) {
    int typed = search.length();
    boolean typedLonger = typed == length + 1 && search.typed()[length] == 's';
    boolean wordLonger = length == typed + 1 && search.word()[typed] == 's';
    if (edit == Edit.FAR || (!typedLonger && !wordLonger)) {
      return false;
    }
    for (int i = 0; i < Math.min(typed, length); i++) {
      if (search.typed()[i] != search.word()[i]) {
        return false;
      }
    }
    return true;
  }
}
