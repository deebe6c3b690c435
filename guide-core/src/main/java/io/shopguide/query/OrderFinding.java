package io.shopguide.query;

/**
 * A wish about the order of the answer, such as "cheapest". Immutable and thread-safe.
 *
 * @param span the phrase in the original text
 * @param confidence 0 to 1
 * @param order the order
 */
public record OrderFinding(Span span, double confidence, Order order) implements Finding {
  /** An order of products. */
  public enum Order {
    /** Lowest price first. */
    CHEAPEST,
    /** Highest price first. */
    MOST_EXPENSIVE,
    /** Latest release first. */
    NEWEST,
    /** Highest rating first. */
    BEST_RATED,
    /** Most bought first. */
    MOST_POPULAR,
    /** Lowest weight first. */
    LIGHTEST
  }
}
