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
 * @param lowIncluded whether the least value itself is wanted
 * @param highIncluded whether the greatest value itself is wanted
 * @param attribute key of the attribute it is about, as "battery-capacity"; empty if the text does
 *     not say
 */
public record QuantityFinding(
    Span span,
    double confidence,
    Polarity polarity,
    Dimension dimension,
    double low,
    double high,
    boolean lowIncluded,
    boolean highIncluded,
    String attribute)
    implements Finding {
  QuantityFinding with(Polarity other) {
    return new QuantityFinding(
        span, confidence, other, dimension, low, high, lowIncluded, highIncluded, attribute);
  }
}
