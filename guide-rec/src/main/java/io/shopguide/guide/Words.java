package io.shopguide.guide;

import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/** Splits text at white space. */
final class Words {

  private Words() {}

  static List<String> of(String text) {
    return Collections.list(new StringTokenizer(text)).stream().map(String.class::cast).toList();
  }
}
