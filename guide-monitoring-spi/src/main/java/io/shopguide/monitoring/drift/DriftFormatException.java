package io.shopguide.monitoring.drift;

/** A file of drift references that cannot be used; the message names it and the remedy. */
public final class DriftFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DriftFormatException(String message) {
    super(message);
  }
}
