package io.shopguide.examples.quickstart.catalogue;

import java.time.Instant;

/**
 * One purchase.
 *
 * @param shopper such as {@code s0001}
 * @param product the product bought
 * @param at when
 */
record Purchase(String shopper, Product product, Instant at) {

  /** The purchase as a line of {@code purchases.csv}, without the line end. */
  String toCsv() {
    return shopper + "," + product.id() + "," + at;
  }
}
