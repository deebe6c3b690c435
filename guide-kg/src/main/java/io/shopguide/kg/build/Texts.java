package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;

/** Refuses characters that no text has. */
final class Texts {
  private Texts() {}

  /** Refuses NUL, and surrogates without their other half, which JSON escapes can smuggle in. */
  static String requireClean(String field, String text) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (codePoint == 0) {
        throw dirty(field, "holds a NUL character");
      }
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw dirty(field, "holds half a surrogate pair");
      }
    }
    return text;
  }

  private static RowException dirty(String field, String what) {
    String message = field.isEmpty() ? "the line " + what : what;
    return new RowException(Reason.BAD_ENCODING, field, message, "export the file as UTF-8 text");
  }
}
