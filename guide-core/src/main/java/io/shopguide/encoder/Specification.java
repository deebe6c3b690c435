package io.shopguide.encoder;

import java.nio.file.Path;

/**
 * A description of an encoder taken apart: {@code KIND:SOURCE:DETAIL}. The source may contain
 * colons, the detail may not. Immutable and thread-safe.
 *
 * @param kind what sort of source follows
 * @param source where the encoder comes from
 * @param detail how it is used
 */
record Specification(String kind, String source, String detail) {
  static final String RESOURCE = "resource";
  static final String FILES = "files";
  static final String DJL = "djl";
  static final String SCRIPT = "script";

  private static final String EXPECTED =
      "expected resource:NAME:DETAIL, files:MODEL|TOKENIZER:DETAIL, djl:ENGINE|URL:DETAIL or"
          + " script:LENGTH:ENGLISH|CHINESE, where DETAIL is mean or first, or for token states"
          + " layer numbers like 4+8+12";

  static Specification parse(String text) {
    int first = text.indexOf(':');
    int last = text.lastIndexOf(':');
    if (first < 0 || last == first) {
      throw unusable(text, null);
    }
    return new Specification(
        text.substring(0, first), text.substring(first + 1, last), text.substring(last + 1));
  }

  /** The files that a description of the kinds {@link #RESOURCE} and {@link #FILES} names. */
  ModelFiles files() {
    int bar = source.indexOf('|');
    if (kind.equals(RESOURCE)) {
      return ModelFiles.resource(source);
    }
    if (kind.equals(FILES) && bar > 0) {
      return ModelFiles.files(
          Path.of(source.substring(0, bar)), Path.of(source.substring(bar + 1)));
    }
    throw unusable(text(), null);
  }

  String text() {
    return kind + ":" + source + ":" + detail;
  }

  static EncoderException unusable(String text, Throwable cause) {
    return new EncoderException("'" + text + "' describes no encoder; " + EXPECTED, cause);
  }
}
