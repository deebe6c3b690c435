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
 * @param attribute key of the attribute it is about, as "battery-capacity"; empty if nobody said
 */
public record QuantityBounds(
    Dimension dimension, double low, double high, boolean excluded, String attribute) {
  /**
   * Whether other bounds may be about the same thing as these.
   *
   * @param other other bounds
   * @return true unless they are on another dimension or both say that they are about different
   *     attributes
   */
  boolean concernsThatOf(QuantityBounds other) {
    return dimension == other.dimension
        && (attribute.isEmpty() || other.attribute.isEmpty() || attribute.equals(other.attribute));
  }
}
