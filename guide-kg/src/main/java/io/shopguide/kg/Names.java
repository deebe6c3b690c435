package io.shopguide.kg;

/** Checks the strings that identify things in a graph. */
final class Names {
  private Names() {}

  /** Refuses what could not be found again: an empty string, or one that UTF-8 cannot hold. */
  static String require(String name, String what) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("The " + what + " is empty");
    }
    return requireWellFormed(name, what);
  }

  static String requireWellFormed(String text, String what) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            "The " + what + " holds half a surrogate pair at index " + i);
      }
    }
    return text;
  }
}
