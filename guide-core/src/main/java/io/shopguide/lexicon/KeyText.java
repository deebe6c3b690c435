package io.shopguide.lexicon;

import java.util.Arrays;

/**
 * A text as forms see it: its tokens' characters without anything between them and without the
 * {@linkplain TokenBuffer#isSkipped signs that make no difference}. Gives the hash of any part in
 * constant time.
 *
 * <p>Reading is linear in the text. Not thread-safe; one per thread.
 */
final class KeyText {
  private long[] hashes = {0}; // of each beginning of the text
  private int[] places = {0}; // of each token's first character, and after the last token

  void read(TokenBuffer tokens) {
    int size = tokens.size();
    int length = 0;
    for (int i = 0; i < size; i++) {
      length += tokens.isSkipped(i) ? 0 : tokens.length(i);
    }
    reserve(size + 1, length + 1);
    char[] chars = tokens.chars();
    long hash = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      places[i] = at;
      if (!tokens.isSkipped(i)) {
        for (int c = tokens.from(i); c < tokens.to(i); c++) {
          hash = Hash.append(hash, chars[c]);
          hashes[++at] = hash;
        }
      }
    }
    places[size] = at;
  }

  private void reserve(int tokens, int characters) {
    if (places.length < tokens || isTooLong(places.length, tokens)) {
      places = new int[tokens + (tokens >> 1)];
    }
    if (hashes.length < characters || isTooLong(hashes.length, characters)) {
      hashes = new long[characters + (characters >> 1)];
    }
    Arrays.fill(hashes, 0, 1, 0);
  }

  private static boolean isTooLong(int capacity, int needed) {
    return capacity > 2 * NormalizedText.KEPT && needed < NormalizedText.KEPT / 2;
  }

  /** Where the characters of a token start, or where those before it end. */
  int place(int token) {
    return places[token];
  }

  /** The hash of the characters from one place on, at most {@link FormKey#MAX_LENGTH} of them. */
  long hash(int place, int length) {
    return Hash.tail(hashes[place + length], hashes[place], length);
  }
}
