package io.shopguide.lexicon;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens; see {@link TokenBuffer} for the rules.
 *
 * <p>Linear in the text. Stateless and thread-safe.
 */
public final class Tokenizer {
  private Tokenizer() {}

  /**
   * The tokens of a text, normalized, in order.
   *
   * @param text any text
   * @return its tokens; their offsets point into {@code text}
   */
  public static List<Token> tokens(String text) {
    TokenBuffer buffer = new TokenBuffer();
    buffer.read(text);
    List<Token> tokens = new ArrayList<>(buffer.size());
    for (int i = 0; i < buffer.size(); i++) {
      tokens.add(buffer.token(i));
    }
    return tokens;
  }
}
