package io.shopguide.rec.train;

/** When purchases were made. */
@FunctionalInterface
public interface EventTimes {
  /**
   * The time of a purchase; of the last one where a shopper bought a product more than once.
   *
   * @param shopper a shopper who bought the product
   * @param product the product
   * @return time in any unit
   */
  long of(int shopper, int product);
}
