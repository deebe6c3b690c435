package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Similarity of products by the entities they share, such as shoppers, brands or categories: {@code
 * w(i,j) = sum_e v(e)^2 / (|i| |j| + shrinkage)} over the entities e of both, with {@code |i|} the
 * length of the product's vector of weights {@code v}.
 *
 * <p>The cosine with shrinkage is that of Sarwar, Karypis, Konstan and Riedl: Item-based
 * collaborative filtering recommendation algorithms, WWW 2001, with the damping of Bell and Koren:
 * Improved neighborhood-based collaborative filtering, KDD Cup 2007; the inverse frequency {@code
 * v(e) = ln(products / products of e)} is Spärck Jones's of 1972.
 *
 * <p>Time is the sum over entities of their squared number of products; memory one float a product
 * and thread. Immutable and thread-safe.
 *
 * @param weighting what an entity weighs
 * @param shrinkage damps similarities that rest on little, at least 0
 * @param neighbours greatest number of neighbours kept a product, positive
 */
public record ItemCosine(Weighting weighting, double shrinkage, int neighbours) {
  /** What an entity weighs. */
  public enum Weighting {
    /** Each the same. */
    PLAIN,
    /** The more the fewer products have it; one that only one product has weighs nothing. */
    INVERSE_FREQUENCY
  }

  private static final int ROWS_AT_ONCE = 16;

  /**
   * Makes a trainer.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public ItemCosine {
    Objects.requireNonNull(weighting);
    if (!(shrinkage >= 0) || Double.isInfinite(shrinkage) || neighbours < 1) {
      throw new IllegalArgumentException(
          "shrinkage must be at least 0 and neighbours at least 1, not "
              + shrinkage
              + " and "
              + neighbours);
    }
  }

  /**
   * Learns the weights.
   *
   * @param entities products by entities
   * @param scale factors of the targets
   * @param control how to run
   * @return the strongest positive weights of each product, without itself
   * @throws IllegalArgumentException if {@code scale} is for another number of products
   * @throws CancellationException if cancelled
   */
  public ItemItemMatrix train(Incidence entities, TargetScale scale, TrainingControl control) {
    Ease.requireSameProducts(entities.rows(), scale.products(), "the scale");
    WeightedRows rows =
        weighting == Weighting.PLAIN
            ? WeightedRows.plain(entities)
            : WeightedRows.inverseFrequency(entities);
    RowCollector collector = new RowCollector(entities.rows());
    try (Workers workers = new Workers(control)) {
      workers.loop(
          entities.rows(),
          ROWS_AT_ONCE,
          (from, to) -> {
            SparseScores scores = new SparseScores(entities.rows());
            TopProducts top = new TopProducts(neighbours);
            for (int i = from; i < to; i++) {
              findRow(i, rows, scale, scores, top, collector);
            }
          });
      workers.report("similarities", entities.rows(), entities.rows());
    }
    return collector.matrix();
  }

  private void findRow(
      int i,
      WeightedRows rows,
      TargetScale scale,
      SparseScores scores,
      TopProducts top,
      RowCollector collector) {
    for (int p = rows.rows.start(i); p < rows.rows.end(i); p++) {
      int entity = rows.rows.column(p);
      float square = rows.columnWeights[entity] * rows.columnWeights[entity];
      for (int q = rows.columns.start(entity); square > 0 && q < rows.columns.end(entity); q++) {
        scores.add(rows.columns.column(q), square);
      }
    }
    for (int n = 0; n < scores.size(); n++) {
      int j = scores.product(n);
      if (j != i) {
        top.offer(j, weight(i, j, rows, scale, scores));
      }
    }
    int[] neighboursOfRow = top.drain();
    float[] weights = new float[neighboursOfRow.length];
    for (int n = 0; n < weights.length; n++) {
      weights[n] = weight(i, neighboursOfRow[n], rows, scale, scores);
    }
    collector.set(i, neighboursOfRow, weights);
    scores.clear();
  }

  private float weight(int i, int j, WeightedRows rows, TargetScale scale, SparseScores scores) {
    double damped = (double) rows.norms[i] * rows.norms[j] + shrinkage;
    return (float) (scores.get(j) / damped * scale.factor(j));
  }
}
