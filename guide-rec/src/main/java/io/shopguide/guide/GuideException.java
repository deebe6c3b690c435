package io.shopguide.guide;

/**
 * A guide cannot be built, opened or written; the message names the folder or file and the remedy.
 */
public final class GuideException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what happened, where, and what helps
   */
  public GuideException(String message) {
    super(message);
  }

  /**
   * Makes an exception.
   *
   * @param message what happened, where, and what helps
   * @param cause the underlying failure
   */
  public GuideException(String message, Throwable cause) {
    super(message, cause);
  }
}
