package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.TopProducts;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Item-item weights that reconstruct purchases best in the sense of least squares, in closed form:
 * with {@code G = X^T X + sum_r w_r K_r + l2 I} and {@code P = G^-1} the weight from product i to
 * product j is {@code -P(i,j) / P(j,j)}.
 *
 * <p>X is shoppers by products: Steck: Embarrassingly shallow autoencoders for sparse data, WWW
 * 2019 (EASE). The relations stand below X as further rows: Jeunen, Van Balen and Goethals:
 * Closed-form models for collaborative filtering with side-information, RecSys 2020 (CEASE). Here
 * {@code K_r} is the matrix of cosines of the products' entities under inverse frequency, so that a
 * relation's weight says how many purchases of its own a product's relations are worth, whatever
 * their number.
 *
 * <p>Of the weights the positive ones are kept, the strongest of each row after the target's
 * factor. Time is {@code products^3} multiplications and additions, memory {@code 2 products^2}
 * bytes, which a budget bounds. The processor must have a fused multiply-add, as all servers of the
 * last ten years have; without it the training is very slow. Immutable and thread-safe.
 *
 * @param l2 the penalty on squared weights, positive
 * @param neighbours greatest number of neighbours kept a product, positive
 * @param budget greatest heap for the dense matrix in bytes
 */
public record Ease(double l2, int neighbours, long budget) {
  /** The setting used when the application gives none: at most some 32,000 products. */
  public static final Ease DEFAULT = new Ease(200, 200, 2_100_000_000L);

  private static final int ROWS_AT_ONCE = 32;

  /**
   * Makes a trainer.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Ease {
    if (!(l2 > 0) || Double.isInfinite(l2) || neighbours < 1 || budget < 0) {
      throw new IllegalArgumentException(
          "l2 must be positive, neighbours at least 1 and the budget at least 0, not "
              + l2
              + ", "
              + neighbours
              + " and "
              + budget);
    }
  }

  /**
   * Learns the weights.
   *
   * @param bought shoppers by products
   * @param sides relations of the products, none for EASE alone
   * @param scale factors of the targets
   * @param control how to run
   * @return the strongest positive weights of each product, without itself
   * @throws IllegalArgumentException if the products of the arguments differ in number or are more
   *     than the budget has room for
   * @throws ArithmeticException if the penalty is too weak for the data
   * @throws CancellationException if cancelled
   */
  public ItemItemMatrix train(
      Incidence bought, List<SideRelation> sides, TargetScale scale, TrainingControl control) {
    int products = bought.columns();
    requireSameProducts(products, scale.products(), "the scale");
    for (SideRelation side : sides) {
      requireSameProducts(products, side.entities().rows(), side.name());
    }
    long bytes = SymmetricMatrix.bytes(products);
    if (bytes > budget) {
      throw new IllegalArgumentException(
          String.format(
              "%,d products need %,d MB for a dense matrix, the budget is %,d MB; raise it or train"
                  + " with ItemItemLearner or ItemCosine, which need no such matrix",
              products, bytes >> 20, budget >> 20));
    }
    SymmetricMatrix matrix = new SymmetricMatrix(products);
    try (Workers workers = new Workers(control)) {
      addPurchases(bought, matrix, workers);
      for (SideRelation side : sides) {
        addSide(side, matrix, workers);
      }
      for (int i = 0; i < products; i++) {
        matrix.lowerRow(i)[i] += (float) l2;
      }
      matrix.negateInverse(workers);
      return strongest(matrix, scale, workers);
    }
  }

  private static void addPurchases(Incidence bought, SymmetricMatrix matrix, Workers workers) {
    Incidence shoppers = bought.transposed();
    workers.loop(
        matrix.size(),
        ROWS_AT_ONCE,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            float[] row = matrix.lowerRow(i);
            for (int p = shoppers.start(i); p < shoppers.end(i); p++) {
              int shopper = shoppers.column(p);
              for (int q = bought.start(shopper); q < bought.end(shopper); q++) {
                int j = bought.column(q);
                if (j > i) {
                  break;
                }
                row[j]++;
              }
            }
          }
        });
  }

  private static void addSide(SideRelation side, SymmetricMatrix matrix, Workers workers) {
    WeightedRows rows = WeightedRows.inverseFrequency(side.entities());
    workers.loop(
        matrix.size(),
        ROWS_AT_ONCE,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            if (rows.norms[i] > 0) {
              addCosines(i, rows, side.weight(), matrix.lowerRow(i));
            }
          }
        });
  }

  private static void addCosines(int i, WeightedRows rows, double weight, float[] row) {
    for (int p = rows.rows.start(i); p < rows.rows.end(i); p++) {
      int entity = rows.rows.column(p);
      double square = (double) rows.columnWeights[entity] * rows.columnWeights[entity];
      if (square == 0) {
        continue;
      }
      float ofProduct = (float) (weight * square / rows.norms[i]);
      for (int q = rows.columns.start(entity); q < rows.columns.end(entity); q++) {
        int j = rows.columns.column(q);
        if (j > i) {
          break;
        }
        row[j] += ofProduct / rows.norms[j];
      }
    }
  }

  private ItemItemMatrix strongest(SymmetricMatrix negative, TargetScale scale, Workers workers) {
    int products = negative.size();
    float[] factors = new float[products];
    for (int j = 0; j < products; j++) {
      factors[j] = -scale.factor(j) / negative.get(j, j);
    }
    RowCollector collector = new RowCollector(products);
    workers.loop(
        products,
        ROWS_AT_ONCE,
        (from, to) -> {
          TopProducts top = new TopProducts(neighbours);
          for (int i = from; i < to; i++) {
            for (int j = 0; j < products; j++) {
              float weight = j == i ? 0 : negative.get(i, j) * factors[j];
              if (weight > 0) {
                top.offer(j, weight);
              }
            }
            int[] row = top.drain();
            float[] weights = new float[row.length];
            for (int n = 0; n < row.length; n++) {
              weights[n] = negative.get(i, row[n]) * factors[row[n]];
            }
            collector.set(i, row, weights);
          }
        });
    return collector.matrix();
  }

  static void requireSameProducts(int expected, int found, String what) {
    if (expected != found) {
      throw new IllegalArgumentException(
          what + " is for " + found + " products, not " + expected + "; count all of them");
    }
  }
}
