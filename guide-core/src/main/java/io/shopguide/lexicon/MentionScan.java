package io.shopguide.lexicon;

/**
 * Finds all places in a text where forms of a lexicon stand.
 *
 * <p>Linear in the text: at each token it looks at most {@link FormKey#MAX_LENGTH} characters
 * ahead, and no further than some form begins so. Immutable and thread-safe.
 */
final class MentionScan {
  private static final int MIN_INNER_LETTERS = 4;

  private final FormIndex base;
  private final Layer changes; // null if there are none
  private final int changedFirst; // the ordinal of the first changed form

  MentionScan(Layer base, Layer changes) {
    this.base = base.forms();
    this.changes = changes;
    this.changedFirst = base.senses().formCount();
  }

  /**
   * Reports every form in a text, from each token on, in order of the first token and then of
   * length. A form neither starts nor ends inside a word of letters and digits, unless the letters
   * at that end are {@link #MIN_INNER_LETTERS} or more ("redmi10", but not "cat6").
   */
  void scan(TokenBuffer tokens, MentionBuffer found) {
    KeyText text = tokens.key();
    int size = tokens.size();
    for (int first = 0; first < size; first++) {
      if (!tokens.isMark(first) && isEdge(tokens, first, first)) {
        scanFrom(first, tokens, text, found);
      }
    }
  }

  private void scanFrom(int first, TokenBuffer tokens, KeyText text, MentionBuffer found) {
    int from = text.place(first);
    for (int at = first; at < tokens.size(); at++) {
      if (at > first && tokens.isSkipped(at)) {
        continue;
      }
      int length = text.place(at + 1) - from;
      if (length > FormKey.MAX_LENGTH || !mayBegin(text, from, length)) {
        return;
      }
      if (isEdge(tokens, at + 1, at)) {
        int form = form(text, from, length);
        if (form >= 0) {
          found.add(first, at + 1, form);
        }
      }
    }
  }

  private boolean mayBegin(KeyText text, int from, int length) {
    return base.mayBegin(text, from, length)
        || (changes != null && changes.forms().mayBegin(text, from, length));
  }

  /** The ordinal of a form that has senses, the changed one if there is one. */
  private int form(KeyText text, int from, int length) {
    if (changes != null) {
      int changed = changes.forms().ordinal(text, from, length);
      if (changed >= 0) {
        return changes.senses().senseCount(changed) == 0
            ? FormIndex.MISSING
            : changedFirst + changed;
      }
    }
    return base.ordinal(text, from, length);
  }

  /** Whether a key may start or end between the token before {@code boundary} and that one. */
  private static boolean isEdge(TokenBuffer tokens, int boundary, int inner) {
    return boundary == tokens.size()
        || !tokens.continues(boundary)
        || (tokens.isWord(inner) && tokens.length(inner) >= MIN_INNER_LETTERS);
  }
}
