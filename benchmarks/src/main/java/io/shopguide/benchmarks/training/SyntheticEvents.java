package io.shopguide.benchmarks.training;

import io.shopguide.rec.train.EventSink;
import io.shopguide.rec.train.EventSource;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Purchases of a made-up shop. Shoppers and products have Zipf-Mandelbrot frequencies with exponent
 * 1; a shopper buys two thirds of the products from one of the shop's departments of a thousand
 * products. The same seed gives the same events, each time they are asked for.
 *
 * @param products number of products
 * @param events number of events
 * @param seed what the events depend on
 */
public record SyntheticEvents(int products, long events, long seed) implements EventSource {
  private static final int EVENTS_A_SHOPPER = 10;
  private static final int DEPARTMENT = 1000;
  private static final double SHARE_OF_DEPARTMENT = 2 / 3.0;
  private static final double SHOPPER_SHIFT = 50_000;
  private static final double PRODUCT_SHIFT = 100;

  /** Spreads ranks over the ids; a prime, so that every id has a rank unless it divides them. */
  private static final long STRIDE = 15_485_863;

  /**
   * The number of shoppers.
   *
   * @return one for ten events
   */
  public int shoppers() {
    return (int) Math.max(1, events / EVENTS_A_SHOPPER);
  }

  @Override
  public void sendTo(EventSink sink) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int departments = Math.max(1, products / DEPARTMENT);
    for (long event = 0; event < events; event++) {
      int shopper = rank(random.nextDouble(), shoppers(), SHOPPER_SHIFT);
      int product;
      if (random.nextDouble() < SHARE_OF_DEPARTMENT) {
        double taste = new SplittableRandom(seed ^ (shopper * 31L + 7)).nextDouble();
        int department = rank(taste, departments, PRODUCT_SHIFT);
        int place = rank(random.nextDouble(), Math.min(DEPARTMENT, products), PRODUCT_SHIFT);
        product = (int) ((department + (long) place * departments) % products);
      } else {
        product = rank(random.nextDouble(), products, PRODUCT_SHIFT);
      }
      int id = (int) (product * STRIDE % products);
      sink.accept(shopper, id, event, 1);
    }
  }

  /** Turns a uniform number into a rank with a frequency of {@code 1 / (rank + shift)}. */
  private static int rank(double uniform, int size, double shift) {
    double ratio = StrictMath.log((size + shift) / shift);
    return (int) Math.min(size - 1, shift * (StrictMath.exp(uniform * ratio) - 1));
  }
}
