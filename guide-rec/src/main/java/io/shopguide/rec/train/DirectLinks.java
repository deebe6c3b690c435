package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;

/**
 * Item-item weights from links between products themselves, such as "bought with": 1 for a link
 * either way and 2 for both, times the target's factor. Linear in the links. Immutable and
 * thread-safe.
 *
 * @param neighbours greatest number of neighbours kept a product, positive
 */
public record DirectLinks(int neighbours) {
  /**
   * Makes a trainer.
   *
   * @throws IllegalArgumentException if {@code neighbours} is below 1
   */
  public DirectLinks {
    if (neighbours < 1) {
      throw new IllegalArgumentException("neighbours must be at least 1, not " + neighbours);
    }
  }

  /**
   * Makes the weights.
   *
   * @param links products by products
   * @param scale factors of the targets
   * @return the strongest weights of each product, without itself
   * @throws IllegalArgumentException if the arguments are for different numbers of products
   */
  public ItemItemMatrix train(Incidence links, TargetScale scale) {
    Ease.requireSameProducts(links.rows(), links.columns(), "The links' end");
    Ease.requireSameProducts(links.rows(), scale.products(), "the scale");
    Incidence back = links.transposed();
    RowCollector collector = new RowCollector(links.rows());
    SparseScores scores = new SparseScores(links.rows());
    TopProducts top = new TopProducts(neighbours);
    for (int i = 0; i < links.rows(); i++) {
      for (int j : links.row(i)) {
        scores.add(j, scale.factor(j));
      }
      for (int j : back.row(i)) {
        scores.add(j, scale.factor(j));
      }
      for (int n = 0; n < scores.size(); n++) {
        if (scores.product(n) != i) {
          top.offer(scores.product(n), scores.get(scores.product(n)));
        }
      }
      int[] row = top.drain();
      float[] weights = new float[row.length];
      for (int n = 0; n < row.length; n++) {
        weights[n] = scores.get(row[n]);
      }
      collector.set(i, row, weights);
      scores.clear();
    }
    return collector.matrix();
  }
}
