package io.shopguide.dialogue;

/**
 * The range a price may have, both ends included. Immutable and thread-safe.
 *
 * @param low least price in units of the currency, 0 if there is no bound
 * @param high greatest price, {@link Double#POSITIVE_INFINITY} if there is no bound
 * @param currency ISO 4217 code, empty for the shop's own
 */
public record PriceBounds(double low, double high, String currency) {}
