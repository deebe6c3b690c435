package io.shopguide.rec;

/**
 * One named similarity between the shopper of a request and a product.
 *
 * <p>Not thread-safe; one per request.
 */
public interface SimilarityPart {

  /**
   * The part's name in contributions and explanations.
   *
   * @return a short fixed name
   */
  String name();

  /**
   * The similarity of a product.
   *
   * @param product class-local product id
   * @return 0 to 1
   */
  double similarity(int product);

  /**
   * Adds the weighted similarities of many products to their sums. One part after the other keeps
   * the memory busy: the next product is read while the one before is waited for.
   *
   * @param weight factor of each similarity
   * @param products class-local product ids
   * @param from place of the first product
   * @param count number of products, and of sums
   * @param sums each with {@code weight * similarity(products[from + i])} added afterwards
   */
  default void addTo(double weight, int[] products, int from, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      sums[i] += weight * similarity(products[from + i]);
    }
  }
}
