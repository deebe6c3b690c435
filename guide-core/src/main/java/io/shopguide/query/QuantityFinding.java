package io.shopguide.query;

/**
 * A bound on a quantity other than the price. Immutable and thread-safe.
 *
 * @param span the phrase in the original text
 * @param confidence 0 to 1
 * @param polarity wanted or excluded
 * @param dimension what is bounded
 * @param low least value in the dimension's canonical unit, {@link Double#NEGATIVE_INFINITY} if
 *     there is none
 * @param high greatest value in the dimension's canonical unit, {@link Double#POSITIVE_INFINITY} if
 *     there is none
 */
public record QuantityFinding(
    Span span, double confidence, Polarity polarity, Dimension dimension, double low, double high)
    implements Finding {}
