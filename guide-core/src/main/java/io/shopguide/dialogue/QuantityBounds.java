package io.shopguide.dialogue;

import io.shopguide.query.Dimension;

/**
 * The range a quantity may have, both ends included. Immutable and thread-safe.
 *
 * @param dimension what is bounded
 * @param low least value in the dimension's canonical unit, {@link Double#NEGATIVE_INFINITY} if
 *     there is no bound
 * @param high greatest value, {@link Double#POSITIVE_INFINITY} if there is no bound
 * @param excluded whether values in the range are ruled out instead
 */
public record QuantityBounds(Dimension dimension, double low, double high, boolean excluded) {}
