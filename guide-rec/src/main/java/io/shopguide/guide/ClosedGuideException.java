package io.shopguide.guide;

/** A request came after the guide was closed. Immutable and thread-safe. */
final class ClosedGuideException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ClosedGuideException() {
    super("The guide is closed");
  }
}
