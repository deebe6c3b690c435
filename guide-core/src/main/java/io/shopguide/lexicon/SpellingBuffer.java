package io.shopguide.lexicon;

/**
 * The words that a misspelling may stand for, the most likely first, in arrays that the next search
 * uses again. At most {@link #MAX_SIZE} are kept.
 *
 * <p>Not thread-safe; one per thread.
 */
public final class SpellingBuffer {
  /** The greatest number of words kept. */
  public static final int MAX_SIZE = 8;

  private final EditSearch search = new EditSearch();
  private final char[][] words = new char[MAX_SIZE][SpellingIndex.MAX_LENGTH + 3];
  private final int[] lengths = new int[MAX_SIZE];
  private final double[] confidences = new double[MAX_SIZE];
  private final double[] scores = new double[MAX_SIZE];
  private int size;

  /** Makes an empty buffer. */
  public SpellingBuffer() {}

  EditSearch search() {
    return search;
  }

  void clear() {
    size = 0;
  }

  /** Adds a word unless there are enough better ones, or the word itself. */
  void add(char[] word, int length, double confidence, double score) {
    for (int i = 0; i < size; i++) {
      if (compare(word, length, i) == 0) {
        return;
      }
    }
    int at = size;
    while (at > 0 && isBetter(word, length, score, at - 1)) {
      at--;
    }
    if (at == MAX_SIZE) {
      return;
    }
    size = Math.min(size + 1, MAX_SIZE);
    char[] freed = words[size - 1];
    for (int i = size - 1; i > at; i--) {
      words[i] = words[i - 1];
      lengths[i] = lengths[i - 1];
      confidences[i] = confidences[i - 1];
      scores[i] = scores[i - 1];
    }
    words[at] = freed;
    System.arraycopy(word, 0, freed, 0, length);
    lengths[at] = length;
    confidences[at] = confidence;
    scores[at] = score;
  }

  private boolean isBetter(char[] word, int length, double score, int other) {
    return score > scores[other] || (score == scores[other] && compare(word, length, other) < 0);
  }

  private int compare(char[] word, int length, int other) {
    int common = Math.min(length, lengths[other]);
    for (int i = 0; i < common; i++) {
      if (word[i] != words[other][i]) {
        return word[i] - words[other][i];
      }
    }
    return length - lengths[other];
  }

  /**
   * The number of words found.
   *
   * @return at most {@link #MAX_SIZE}
   */
  public int size() {
    return size;
  }

  /**
   * A word.
   *
   * @param index its rank, 0 for the most likely
   * @return a new string
   */
  public String word(int index) {
    return new String(words[index], 0, lengths[index]);
  }

  /**
   * How likely a word is meant.
   *
   * @param index its rank, 0 for the most likely
   * @return 0 to 1
   */
  public double confidence(int index) {
    return confidences[index];
  }

  /**
   * Puts a word in place of a token, without making a string of it.
   *
   * @param index the word's rank, 0 for the most likely
   * @param tokens the tokens of a text
   * @param token index of the misspelled token
   */
  public void replace(int index, TokenBuffer tokens, int token) {
    tokens.replace(token, words[index], lengths[index]);
  }
}
