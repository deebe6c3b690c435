package io.shopguide.rec.train;

import io.shopguide.rec.TopProducts;
import java.util.Arrays;

/**
 * Learns one row after the other. A row is summed up by one thread, in the order of the shoppers
 * and of their histories, so its weights are the same bit by bit however many threads share the
 * rows.
 *
 * <p>Takes the sum of the lengths of the histories that have the product, and 16 bytes a product of
 * memory. Not thread-safe; one per thread.
 */
final class RowCounter {
  private final Histories histories;
  private final HistoryStatistics statistics;
  private final double shrinkage;
  private final int minimumShoppers;
  private final double[] nearness; // by distance
  private final double[] sums;
  private final int[] shoppers;
  private final TopProducts top;
  private final int[] neighbours;
  private final double[] ranked;
  private final float[] weights;
  private int[] touched = new int[1024];
  private int touchedSize;

  RowCounter(
      Histories histories,
      HistoryStatistics statistics,
      ItemItemFormula formula,
      TrainingOptions options) {
    this.histories = histories;
    this.statistics = statistics;
    this.shrinkage = formula.shrinkage();
    this.minimumShoppers = options.minimumShoppers();
    this.nearness = new double[statistics.longestHistory()];
    for (int distance = 1; distance < nearness.length; distance++) {
      nearness[distance] = HistoryStatistics.power(distance, -formula.distanceExponent());
    }
    int products = statistics.products();
    int kept = Math.min(options.neighbours(), products);
    this.sums = new double[products];
    this.shoppers = new int[products];
    this.top = new TopProducts(kept);
    this.neighbours = new int[kept];
    this.ranked = new double[kept];
    this.weights = new float[kept];
  }

  /**
   * Learns the row of a product.
   *
   * @param product the product
   * @param having the shoppers that have it, in ascending order
   * @param from the first of them
   * @param to the end of them
   * @return number of neighbours
   */
  int learn(int product, int[] having, int from, int to) {
    for (int i = from; i < to; i++) {
      add(product, having[i]);
    }
    double rowDivisor = statistics.rowDivisor(product);
    for (int i = 0; i < touchedSize; i++) {
      int other = touched[i];
      if (shoppers[other] >= minimumShoppers) {
        double divisor = rowDivisor * statistics.columnDivisor(other) + shrinkage;
        top.offer(other, (float) (sums[other] / divisor));
      }
      sums[other] = 0;
      shoppers[other] = 0;
    }
    touchedSize = 0;
    int count = top.drainTo(neighbours, ranked);
    for (int i = 0; i < count; i++) {
      weights[i] = (float) ranked[i];
    }
    return count;
  }

  private void add(int product, int shopper) {
    int start = histories.start(shopper);
    int end = histories.start(shopper + 1);
    int own = start;
    while (Histories.product(histories.event(own)) != product) {
      own++;
    }
    double factor =
        statistics.shopperFactor(shopper)
            * (double) Histories.weight(histories.event(own))
            / ((double) Histories.FULL_WEIGHT * Histories.FULL_WEIGHT);
    for (int place = start; place < end; place++) {
      if (place != own) {
        int event = histories.event(place);
        int other = Histories.product(event);
        if (shoppers[other]++ == 0) {
          touch(other);
        }
        sums[other] += factor * Histories.weight(event) * nearness[Math.abs(place - own)];
      }
    }
  }

  private void touch(int product) {
    if (touchedSize == touched.length) {
      touched = Arrays.copyOf(touched, touchedSize * 2);
    }
    touched[touchedSize++] = product;
  }

  /** The neighbours of the last row, the strongest first; valid until the next. */
  int[] neighbours() {
    return neighbours;
  }

  /** Their weights. */
  float[] weights() {
    return weights;
  }
}
