package io.shopguide.rec.train;

import io.shopguide.kg.Relation;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Item-item weights from three-step random walks product - shopper - product over a relation, with
 * the probabilities raised to {@code alpha} and the popularity of the target discounted by {@code
 * beta}.
 *
 * <p>Formula: {@code w(i,j) = sum_u (1/deg(i) * 1/deg(u))^alpha / deg(j)^beta}; Paudel,
 * Christoffel, Newell and Bernstein: Updatable, accurate, diverse, and scalable recommendations for
 * interactive applications, ACM TiiS 7(1), 2017, section 4 (RP3beta), on the graph walk of Cooper
 * et al., 2014.
 *
 * <p>Time is the sum over shoppers of their squared number of products, memory one float a product.
 * Immutable and thread-safe.
 *
 * @param alpha exponent of the transition probabilities, positive
 * @param beta exponent of the popularity discount, at least 0
 * @param neighbours greatest number of neighbours kept a product, positive
 */
public record Rp3Beta(double alpha, double beta, int neighbours) {

  /** The setting used when the application gives none. */
  public static final Rp3Beta DEFAULT = new Rp3Beta(1.0, 0.4, 100);

  /** A shopper with more products than this adds only quadratic cost and no information. */
  private static final int MAX_DEGREE = 2_000;

  /**
   * Makes a trainer.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Rp3Beta {
    if (!(alpha > 0) || !(beta >= 0) || neighbours < 1) {
      throw new IllegalArgumentException(
          "alpha must be positive, beta at least 0 and neighbours at least 1, not "
              + alpha
              + ", "
              + beta
              + " and "
              + neighbours);
    }
  }

  /**
   * Learns the weights.
   *
   * @param bought relation from shoppers to products
   * @param firstShopper id of the first shopper
   * @param shoppers number of shoppers
   * @param firstProduct id of the first product
   * @param products number of products
   * @param cancelled asked once a product
   * @return the weights between class-local product ids
   * @throws CancellationException if {@code cancelled} says so
   */
  public ItemItemMatrix train(
      Relation bought,
      int firstShopper,
      int shoppers,
      int firstProduct,
      int products,
      BooleanSupplier cancelled) {
    float[] shopperFactor = new float[shoppers];
    for (int u = 0; u < shoppers; u++) {
      int degree = bought.degree(firstShopper + u);
      shopperFactor[u] =
          degree == 0 || degree > MAX_DEGREE ? 0 : (float) Math.pow(1.0 / degree, alpha);
    }
    float[] discount = new float[products];
    for (int j = 0; j < products; j++) {
      int degree = bought.inverseDegree(firstProduct + j);
      discount[j] = degree == 0 ? 0 : (float) Math.pow(degree, -beta);
    }

    int[] offsets = new int[products + 1];
    int[] rowNeighbours = new int[Math.max(16, products)];
    float[] rowWeights = new float[rowNeighbours.length];
    SparseScores row = new SparseScores(products);
    TopProducts top = new TopProducts(neighbours);
    int size = 0;
    for (int i = 0; i < products; i++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("Training was cancelled at product " + i);
      }
      walk(bought, firstShopper, firstProduct, i, shopperFactor, row);
      for (int n = 0; n < row.size(); n++) {
        int j = row.product(n);
        if (j != i) {
          top.offer(j, row.get(j) * discount[j]);
        }
      }
      int[] best = top.drain();
      if (size + best.length > rowNeighbours.length) {
        int capacity = Math.max(size + best.length, rowNeighbours.length * 2);
        rowNeighbours = Arrays.copyOf(rowNeighbours, capacity);
        rowWeights = Arrays.copyOf(rowWeights, capacity);
      }
      double start = Math.pow(bought.inverseDegree(firstProduct + i), -alpha);
      for (int j : best) {
        rowNeighbours[size] = j;
        rowWeights[size++] = (float) (start * row.get(j) * discount[j]);
      }
      offsets[i + 1] = size;
      row.clear();
    }
    return new ItemItemMatrix(
        offsets, Arrays.copyOf(rowNeighbours, size), Arrays.copyOf(rowWeights, size));
  }

  /** Walks from a product over its shoppers; the factor of the first step is the caller's. */
  private static void walk(
      Relation bought,
      int firstShopper,
      int firstProduct,
      int product,
      float[] shopperFactor,
      SparseScores row) {
    int id = firstProduct + product;
    for (int s = bought.inverseStart(id); s < bought.inverseEnd(id); s++) {
      int shopper = bought.source(s);
      float factor = shopperFactor[shopper - firstShopper];
      if (factor == 0) {
        continue;
      }
      for (int t = bought.start(shopper); t < bought.end(shopper); t++) {
        row.add(bought.target(t) - firstProduct, factor);
      }
    }
  }
}
