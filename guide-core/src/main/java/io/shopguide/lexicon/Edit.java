package io.shopguide.lexicon;

/** The kinds of a single edit that turns a misspelling into a word, the most common slips first. */
enum Edit {
  /** The same word. */
  NONE,
  /** Two neighbouring letters swapped. */
  SWAPPED,
  /** A letter doubled that is single, or single that is doubled. */
  DOUBLING,
  /** A letter of the word is missing. */
  MISSING,
  /** A letter too many. */
  EXTRA,
  /** Another letter instead. */
  REPLACED,
  /** More than one edit. */
  FAR;

  /** The edit that turns {@code typed} into {@code word}; linear in the shorter. */
  static Edit between(String typed, String word) {
    int difference = word.length() - typed.length();
    if (difference < -1 || difference > 1) {
      return FAR;
    }
    int at = commonPrefix(typed, word);
    if (difference == 0) {
      return sameLength(typed, word, at);
    }
    String longer = difference > 0 ? word : typed;
    String shorter = difference > 0 ? typed : word;
    if (!longer.regionMatches(at + 1, shorter, at, shorter.length() - at)) {
      return FAR;
    }
    boolean doubled = at > 0 && longer.charAt(at) == longer.charAt(at - 1);
    return doubled ? DOUBLING : difference > 0 ? MISSING : EXTRA;
  }

  private static Edit sameLength(String typed, String word, int at) {
    int length = typed.length();
    if (at == length) {
      return NONE;
    }
    if (typed.regionMatches(at + 1, word, at + 1, length - at - 1)) {
      return REPLACED;
    }
    boolean swapped =
        at + 1 < length
            && typed.charAt(at) == word.charAt(at + 1)
            && typed.charAt(at + 1) == word.charAt(at)
            && typed.regionMatches(at + 2, word, at + 2, length - at - 2);
    return swapped ? SWAPPED : FAR;
  }

  private static int commonPrefix(String a, String b) {
    int length = Math.min(a.length(), b.length());
    int at = 0;
    while (at < length && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }
}
