package io.shopguide.lexicon;

/** The kinds of a single edit that turns a misspelling into a word, the most common slips first. */
enum Edit {
  /** The same word. */
  NONE(0),
  /** Two neighbouring letters swapped. */
  SWAPPED(0.1),
  /** A letter doubled that is single, or single that is doubled. */
  DOUBLING(0.1),
  /** A letter of the word is missing. */
  MISSING(0.2),
  /** A letter too many. */
  EXTRA(0.25),
  /** Another letter instead. */
  REPLACED(0.4),
  /** More than one edit. */
  FAR(1);

  private final double penalty;

  Edit(double penalty) {
    this.penalty = penalty;
  }

  /**
   * How unlikely the edit is, between 0 and 1; of {@link #REPLACED}, by a letter easily mistyped.
   */
  double penalty() {
    return penalty;
  }

  /** The edit that turns {@code typed} into {@code word}; linear in the shorter. */
  static Edit between(char[] typed, int typedLength, char[] word, int wordLength) {
    int difference = wordLength - typedLength;
    if (difference < -1 || difference > 1) {
      return FAR;
    }
    int at = 0;
    int length = Math.min(typedLength, wordLength);
    while (at < length && typed[at] == word[at]) {
      at++;
    }
    if (difference == 0) {
      return sameLength(typed, word, at, length);
    }
    char[] longer = difference > 0 ? word : typed;
    char[] shorter = difference > 0 ? typed : word;
    if (!isEqual(longer, at + 1, shorter, at, length - at)) {
      return FAR;
    }
    boolean doubled = at > 0 && longer[at] == longer[at - 1];
    return doubled ? DOUBLING : difference > 0 ? MISSING : EXTRA;
  }

  private static Edit sameLength(char[] typed, char[] word, int at, int length) {
    if (at == length) {
      return NONE;
    }
    if (isEqual(typed, at + 1, word, at + 1, length - at - 1)) {
      return REPLACED;
    }
    boolean swapped =
        at + 1 < length
            && typed[at] == word[at + 1]
            && typed[at + 1] == word[at]
            && isEqual(typed, at + 2, word, at + 2, length - at - 2);
    return swapped ? SWAPPED : FAR;
  }

  private static boolean isEqual(char[] a, int fromA, char[] b, int fromB, int length) {
    for (int i = 0; i < length; i++) {
      if (a[fromA + i] != b[fromB + i]) {
        return false;
      }
    }
    return true;
  }
}
