package io.shopguide.encoder;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@link TokenEncoder} as a text encoder: the same session, whose owner closes it. Thread-safe.
 */
final class TextView implements TextEncoder {
  private final TokenEncoder tokens;
  private final String specification;
  private final Pooling pooling;
  private final int dimension;

  TextView(TokenEncoder tokens, String specification, Pooling pooling, int dimension) {
    this.tokens = tokens;
    this.specification = specification;
    this.pooling = pooling;
    this.dimension = dimension;
  }

  @Override
  public String specification() {
    return specification;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[] encode(String text) {
    return tokens.encode(words(text)).vector(pooling);
  }

  /** Pieces between white space, at which the tokenizer cuts before anything else. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean blank =
          i == text.length()
              || Character.isWhitespace(text.charAt(i))
              || Character.isSpaceChar(text.charAt(i));
      if (blank && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      } else if (!blank && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /** Has no effect; the session belongs to the token encoder. */
  @Override
  public void close() {}
}
