package io.shopguide.query;

/**
 * A bound on the price. Immutable and thread-safe.
 *
 * @param span the phrase in the original text
 * @param confidence 0 to 1
 * @param low least price in units of the currency, 0 if there is none
 * @param high greatest price in units of the currency, {@link Double#POSITIVE_INFINITY} if there is
 *     none
 * @param lowIncluded whether the least price itself is wanted
 * @param highIncluded whether the greatest price itself is wanted
 * @param currency ISO 4217 code, empty if the shopper named none
 * @param approximate whether the bounds were widened from "about" one price
 */
public record PriceFinding(
    Span span,
    double confidence,
    double low,
    double high,
    boolean lowIncluded,
    boolean highIncluded,
    String currency,
    boolean approximate)
    implements Finding {}
