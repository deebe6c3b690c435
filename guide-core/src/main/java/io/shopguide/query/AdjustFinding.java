package io.shopguide.query;

/**
 * A change relative to what was shown before. Immutable and thread-safe.
 *
 * @param span the phrase in the original text
 * @param confidence 0 to 1
 * @param adjustment the change
 */
public record AdjustFinding(Span span, double confidence, Adjustment adjustment)
    implements Finding {
  /** A change relative to the products shown last. */
  public enum Adjustment {
    /** Below their prices. */
    CHEAPER,
    /** Above their prices. */
    MORE_EXPENSIVE,
    /** Not the brand of the first of them. */
    OTHER_BRAND,
    /** Not the colour of the first of them. */
    OTHER_COLOR,
    /** Lighter than the first of them. */
    LIGHTER,
    /** The next ones of the same need. */
    MORE_RESULTS
  }
}
