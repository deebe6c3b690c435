package io.shopguide.kg.image;

/** How the terms of a class are written. */
public enum Form {
  /** Names of entities. */
  KEY(0),
  /** Any text. */
  TEXT(1),
  /** Decimal notation without needless zeros before the point. */
  DECIMAL(2),
  /** {@code YYYY-MM-DD}, as days since 1970-01-01. */
  DATE(3),
  /** {@code YYYY-MM-DDThh:mm:ss}, as seconds since 1970-01-01. */
  DATE_TIME(4),
  /** {@code YYYY-MM-DDThh:mm:ssZ}, as seconds since 1970-01-01. */
  DATE_TIME_UTC(5),
  /** {@code true} and {@code false}, as 1 and 0. */
  BOOLEAN(6),
  /** As {@link Double#toString(double)} writes a finite number. */
  DOUBLE(7);

  private final int code;

  Form(int code) {
    this.code = code;
  }

  /** How the file names it. */
  int code() {
    return code;
  }

  /**
   * Whether the terms have a value that is kept as a number.
   *
   * @return {@code false} for keys and texts
   */
  public boolean isNumber() {
    return this != KEY && this != TEXT;
  }
}
