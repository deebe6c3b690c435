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
}
