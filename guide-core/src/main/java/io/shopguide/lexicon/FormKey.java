package io.shopguide.lexicon;

import java.util.List;

/**
 * The key under which a form is stored: its tokens without anything between them, so that "t
 * shirt", "t-shirt" and "tshirt" are one. A text matches a key only from the start of a token to
 * the end of one.
 */
final class FormKey {
  private FormKey() {}

  static String of(String form) {
    List<Token> tokens = Tokenizer.tokens(form);
    StringBuilder key = new StringBuilder(form.length());
    for (int i = 0; i < tokens.size(); i++) {
      if (i == 0 || !isSkipped(tokens.get(i))) {
        key.append(tokens.get(i).text());
      }
    }
    return key.toString();
  }

  /** Whether a sign inside a form makes no difference, as in "dr. martens". */
  static boolean isSkipped(Token token) {
    return token.isMark('.') || token.isMark('\'') || token.isMark('-') || token.isMark('!');
  }
}
