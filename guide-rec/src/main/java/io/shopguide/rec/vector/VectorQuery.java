package io.shopguide.rec.vector;

import java.util.BitSet;

/**
 * Compares products with one vector. It owns the memory that a search works in.
 *
 * <p>Not thread-safe; one per request.
 */
public interface VectorQuery {

  /**
   * The similarity of a product.
   *
   * @param product class-local product id
   * @return the cosine or the dot product, from the product's full vector
   */
  float similarity(int product);

  /**
   * The most similar products. All are ranked by {@link #similarity}, equal ones by id; among many
   * products a few of the nearest may be missed.
   *
   * @param limit greatest number of products
   * @param among the products to consider
   * @return class-local product ids, the most similar first
   */
  int[] nearest(int limit, BitSet among);

  /**
   * The most similar products of all.
   *
   * @param limit greatest number of products
   * @return class-local product ids, the most similar first
   */
  int[] nearest(int limit);
}
