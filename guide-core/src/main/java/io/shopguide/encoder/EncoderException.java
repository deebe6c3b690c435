package io.shopguide.encoder;

/** An encoder cannot be opened or fails; the message says what is missing and what helps. */
public final class EncoderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what happened and what helps
   * @param cause the underlying failure, or {@code null}
   */
  public EncoderException(String message, Throwable cause) {
    super(message, cause);
  }

  static EncoderException of(String what, Throwable cause, String remedy) {
    String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new EncoderException(what + ": " + why + "; " + remedy, cause);
  }
}
