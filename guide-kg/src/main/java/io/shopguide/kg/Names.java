package io.shopguide.kg;

/** Checks the strings that identify things in a graph. */
final class Names {
  /** Names take less than 1 MiB in the graph file. */
  static final int MAX_LENGTH = 1 << 18;

  private Names() {}

  /** Refuses what could not be found again: an empty string, or one that UTF-8 cannot hold. */
  static String require(String name, String what) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("The " + what + " is empty");
    }
    return requireWellFormed(name, what);
  }

  /** Refuses what the graph file has no room for, too. */
  static String requireShort(String name, String what) {
    if (name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "The %s has %d characters, more than %d".formatted(what, name.length(), MAX_LENGTH));
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
