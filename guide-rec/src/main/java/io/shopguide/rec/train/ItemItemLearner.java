package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;

/**
 * Learns item-item weights from histories in memory. For events that do not fit there, and for
 * trainings that survive a kill, see {@link ItemItemTraining}; both give the same weights.
 *
 * <p>Immutable and thread-safe.
 *
 * @param formula how histories become weights
 * @param options how many neighbours and so on; the length of the histories is not limited
 */
public record ItemItemLearner(ItemItemFormula formula, TrainingOptions options) {

  /**
   * Learns the weights.
   *
   * @param histories the distinct class-local products of each shopper in order of time
   * @param products number of products, at most 16,777,216
   * @param control how to run
   * @return the weights between class-local product ids
   * @throws IllegalArgumentException if a history has a product twice or one that is none
   * @throws CancellationException if cancelled
   */
  public ItemItemMatrix learn(int[][] histories, int products, TrainingControl control) {
    if (products < 0 || products > Histories.MAX_PRODUCTS) {
      throw new IllegalArgumentException(
          products + " products; give at most " + Histories.MAX_PRODUCTS);
    }
    MemoryBlocks blocks = new MemoryBlocks(products);
    try {
      new RowLearner(
              Histories.of(histories, products),
              products,
              formula,
              options,
              control.threads(),
              new TrainingSteps(control))
          .learn(blocks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks.toMatrix();
  }
}
