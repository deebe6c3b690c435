package io.shopguide.lexicon;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;

/** The scratch memory of a search for words near a misspelling. Not thread-safe; one per thread. */
final class EditSearch {
  private static final int CAPACITY = SpellingIndex.MAX_LENGTH + 3;

  private final char[] typed = new char[CAPACITY];
  private final char[] variant = new char[CAPACITY]; // with letters swapped
  private final char[] word = new char[CAPACITY]; // a candidate
  private final long[] heads = new long[CAPACITY];
  private final long[] variantHeads = new long[CAPACITY];
  private final int[][] table = new int[CAPACITY][CAPACITY];
  private final IntHashSet seen = new IntHashSet();
  private final IntArrayList found = new IntArrayList();
  private int length;

  /** Takes a word to search for; false if it is too long to be corrected. */
  boolean start(CharSequence text) {
    length = text.length();
    if (length == 0 || length > SpellingIndex.MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      typed[i] = text.charAt(i);
    }
    return true;
  }

  /** Takes a token to search for; false if it is too long to be corrected. */
  boolean start(TokenBuffer tokens, int token) {
    length = tokens.length(token);
    if (length > SpellingIndex.MAX_LENGTH) {
      return false;
    }
    System.arraycopy(tokens.chars(), tokens.from(token), typed, 0, length);
    return true;
  }

  char[] typed() {
    return typed;
  }

  int length() {
    return length;
  }

  char[] variant() {
    return variant;
  }

  char[] word() {
    return word;
  }

  long[] heads() {
    return heads;
  }

  long[] variantHeads() {
    return variantHeads;
  }

  IntHashSet seen() {
    return seen;
  }

  IntArrayList found() {
    return found;
  }

  /** The edits between what was typed and the candidate, no part being edited twice. */
  int distance(int wordLength) {
    for (int i = 0; i <= length; i++) {
      table[i][0] = i;
    }
    for (int j = 0; j <= wordLength; j++) {
      table[0][j] = j;
    }
    for (int i = 1; i <= length; i++) {
      for (int j = 1; j <= wordLength; j++) {
        int replaced = table[i - 1][j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        table[i][j] = isSwap(i, j) ? Math.min(best, table[i - 2][j - 2] + 1) : best;
      }
    }
    return table[length][wordLength];
  }

  private boolean isSwap(int i, int j) {
    return i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1];
  }

  /**
   * How unlikely the edits between what was typed and the candidate are together, by the last
   * {@link #distance}.
   */
  double penalty(int wordLength) {
    double penalty = 0;
    int i = length;
    int j = wordLength;
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0 && typed[i - 1] == word[j - 1] && table[i][j] == table[i - 1][j - 1]) {
        i--;
        j--;
      } else if (isSwap(i, j) && table[i][j] == table[i - 2][j - 2] + 1) {
        penalty += Edit.SWAPPED.penalty();
        i -= 2;
        j -= 2;
      } else if (i > 0 && table[i][j] == table[i - 1][j] + 1) {
        boolean doubled = i > 1 && typed[i - 1] == typed[i - 2];
        penalty += (doubled ? Edit.DOUBLING : Edit.EXTRA).penalty();
        i--;
      } else if (j > 0 && table[i][j] == table[i][j - 1] + 1) {
        boolean doubled = j > 1 && word[j - 1] == word[j - 2];
        penalty += (doubled ? Edit.DOUBLING : Edit.MISSING).penalty();
        j--;
      } else {
        boolean likely = Slip.isLikely(typed[i - 1], word[j - 1]);
        penalty += likely ? Edit.REPLACED.penalty() : 2 * Edit.REPLACED.penalty();
        i--;
        j--;
      }
    }
    return penalty;
  }
}
