package io.shopguide.kg.build;

import java.util.OptionalLong;

/**
 * One thing a shopper did with a product. Immutable and thread-safe.
 *
 * @param shopper the application's own id of the shopper
 * @param product the application's own id of the product
 * @param kind what was done
 * @param weight positive; how often or how much
 * @param epochMillis when, if the feed says so
 */
public record EventRecord(
    String shopper, String product, EventKind kind, float weight, OptionalLong epochMillis) {
  /**
   * Keeps the shopper to itself.
   *
   * @return everything but the shopper, who must not get into logs
   */
  @Override
  public String toString() {
    return "EventRecord[" + kind + " " + product + "]";
  }
}
