package io.shopguide.lexicon;

/**
 * A lexicon file that cannot be used. The message names the file, the place and what to do.
 * Immutable and thread-safe.
 */
public final class LexiconFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message names the file, the place and what to do
   */
  public LexiconFormatException(String message) {
    super(message);
  }
}
