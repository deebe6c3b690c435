package io.shopguide.lexicon;

import java.util.Arrays;

/**
 * The places in a text where forms of a lexicon stand, in arrays that the next scan uses again.
 *
 * <p>Not thread-safe; one per thread.
 */
public final class MentionBuffer {
  private int[] firsts = new int[32];
  private int[] ends = new int[32];
  private int[] forms = new int[32];
  private int size;

  /** Makes an empty buffer. */
  public MentionBuffer() {}

  void clear() {
    size = 0;
    if (firsts.length > NormalizedText.KEPT) {
      firsts = new int[32];
      ends = new int[32];
      forms = new int[32];
    }
  }

  void add(int first, int end, int form) {
    if (size == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      forms = Arrays.copyOf(forms, 2 * size);
    }
    firsts[size] = first;
    ends[size] = end;
    forms[size++] = form;
  }

  /**
   * The number of mentions.
   *
   * @return a count
   */
  public int size() {
    return size;
  }

  /**
   * The first token of a mention.
   *
   * @param mention index of the mention
   * @return index of a token
   */
  public int first(int mention) {
    return firsts[mention];
  }

  /**
   * The end of a mention.
   *
   * @param mention index of the mention
   * @return index after its last token
   */
  public int end(int mention) {
    return ends[mention];
  }

  /**
   * The form that stands there.
   *
   * @param mention index of the mention
   * @return the form's ordinal, by which the lexicon that was scanned with gives its senses
   */
  public int form(int mention) {
    return forms[mention];
  }
}
