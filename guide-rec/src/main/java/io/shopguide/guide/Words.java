package io.shopguide.guide;

import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/** Splits text at white space and between characters. */
final class Words {

  private Words() {}

  static List<String> of(String text) {
    return Collections.list(new StringTokenizer(text)).stream().map(String.class::cast).toList();
  }

  /** The greatest length up to a limit at which a text can be cut without halving a character. */
  static int wholeCharacters(String text, int limit) {
    int end = Math.min(text.length(), limit);
    boolean halves =
        end > 0
            && end < text.length()
            && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    return halves ? end - 1 : end;
  }
}
