package io.shopguide.lexicon;

/** A language the guide understands. Immutable and thread-safe. */
public enum Language {
  /** English. */
  ENGLISH("en"),
  /** Chinese, simplified. */
  CHINESE("zh");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /**
   * The language's code.
   *
   * @return ISO 639-1 code in lower case
   */
  public String code() {
    return code;
  }
}
