package io.shopguide.kg;

/**
 * A graph file that cannot be used. The message names the file, the place and what to do. Immutable
 * and thread-safe.
 */
public final class GraphFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a file. */
  public enum Reason {
    /** It has no bytes. */
    EMPTY,
    /** It ends too early. */
    TRUNCATED,
    /** It is not a graph file. */
    FOREIGN,
    /** A newer version of the library wrote it. */
    NEWER_VERSION,
    /** Its content contradicts a checksum or itself. */
    DAMAGED
  }

  /** What is wrong with the file. */
  private final Reason reason;

  /**
   * Makes an exception.
   *
   * @param reason what is wrong
   * @param message names the file, the place and what to do
   */
  public GraphFormatException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * What is wrong with the file.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
