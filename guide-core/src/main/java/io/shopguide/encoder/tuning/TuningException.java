package io.shopguide.encoder.tuning;

/** A training cannot run, or its result cannot be used; the message says why and what helps. */
public final class TuningException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what happened and what helps
   * @param cause the underlying failure, or {@code null}
   */
  public TuningException(String message, Throwable cause) {
    super(message, cause);
  }
}
