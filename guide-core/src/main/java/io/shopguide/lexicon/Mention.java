package io.shopguide.lexicon;

import java.util.List;

/**
 * A place in a text where a form of the lexicon stands. Immutable and thread-safe.
 *
 * @param first index of its first token
 * @param end index after its last token
 * @param senses what it may mean, the most likely first; never empty
 */
public record Mention(int first, int end, List<Sense> senses) {
  /**
   * The number of tokens covered.
   *
   * @return at least 1
   */
  public int length() {
    return end - first;
  }
}
