package io.shopguide.query;

import java.util.Optional;

/**
 * A quantity that a text names. Immutable and thread-safe.
 *
 * @param span where it stands in the text
 * @param kind what sort it is
 * @param low its value in {@code unit}, or the least; {@link Double#NEGATIVE_INFINITY} if there is
 *     none, not a number for a unit without number
 * @param high its value, or the greatest; {@link Double#POSITIVE_INFINITY} if there is none
 * @param lowIncluded whether the least value belongs to the range
 * @param highIncluded whether the greatest value does
 * @param approximate whether the text is vague about it: "about", 三百多
 * @param unit English name of its unit in the singular, as "Kilogram" and "Euro"; empty for a
 *     number
 * @param dimension what its unit measures; empty for numbers and money
 * @param currency ISO 4217 code for money, else empty
 * @param canonicalLow the least value in units of the currency or in {@link Dimension#unit()}
 * @param canonicalHigh the greatest value in the same
 */
public record Quantity(
    Span span,
    QuantityKind kind,
    double low,
    double high,
    boolean lowIncluded,
    boolean highIncluded,
    boolean approximate,
    String unit,
    Optional<Dimension> dimension,
    String currency,
    double canonicalLow,
    double canonicalHigh) {
  /**
   * Whether it is one value rather than a range.
   *
   * @return false also for a unit without number
   */
  public boolean isExact() {
    return low == high;
  }
}
