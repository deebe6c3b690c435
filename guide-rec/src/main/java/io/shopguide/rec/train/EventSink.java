package io.shopguide.rec.train;

import java.io.IOException;

/** Receives the events of a training. Not thread-safe; one per training. */
public interface EventSink {
  /**
   * Takes an event. Of several of a shopper and a product the greatest weight and the latest time
   * count.
   *
   * @param shopper the shopper's id, of which only a keyed hash is kept
   * @param product class-local product id
   * @param time of any unit; a shopper's products are ordered by it
   * @param weight more than 0 and at most 1: how much it tells, 1 for a purchase
   * @throws IOException if it cannot be stored
   * @throws IllegalArgumentException if the product or the weight is out of range
   */
  void accept(CharSequence shopper, int product, long time, float weight) throws IOException;

  /**
   * Takes an event of a shopper whose id is a number.
   *
   * @param shopper the shopper's id, of which only a keyed hash is kept
   * @param product class-local product id
   * @param time of any unit; a shopper's products are ordered by it
   * @param weight more than 0 and at most 1: how much it tells, 1 for a purchase
   * @throws IOException if it cannot be stored
   * @throws IllegalArgumentException if the product or the weight is out of range
   */
  void accept(long shopper, int product, long time, float weight) throws IOException;
}
