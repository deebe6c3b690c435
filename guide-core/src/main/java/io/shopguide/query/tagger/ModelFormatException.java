package io.shopguide.query.tagger;

/**
 * A model file that cannot be used. The message names the file, what is wrong and what to do.
 * Immutable and thread-safe.
 */
public final class ModelFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message names the file, what is wrong and what to do
   */
  public ModelFormatException(String message) {
    super(message);
  }
}
