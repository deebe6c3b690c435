package io.shopguide.lexicon;

/**
 * The key under which a form is stored: its tokens without anything between them, so that "t
 * shirt", "t-shirt" and "tshirt" are one. A text matches a key only from the start of a token to
 * the end of one.
 */
final class FormKey {
  /** Longer keys are not accepted, which bounds the work at each token of a hostile text. */
  static final int MAX_LENGTH = 120;

  private FormKey() {}

  static String of(String form) {
    TokenBuffer tokens = new TokenBuffer();
    tokens.read(form);
    return of(tokens);
  }

  static String of(TokenBuffer tokens) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i == 0 || !tokens.isSkipped(i)) {
        key.append(tokens.chars(), tokens.from(i), tokens.to(i) - tokens.from(i));
      }
    }
    return key.toString();
  }
}
