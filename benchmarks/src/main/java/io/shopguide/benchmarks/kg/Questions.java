package io.shopguide.benchmarks.kg;

import java.util.List;
import java.util.Random;

/**
 * What the stores are asked: products and features drawn at random, the same for every store.
 * Immutable and thread-safe.
 *
 * @param products IRIs of products, with repetition
 * @param features IRIs of features, with repetition
 */
record Questions(List<String> products, List<String> features) {
  /** Number of products, and of features. */
  static final int COUNT = 30_000;

  Questions {
    products = List.copyOf(products);
    features = List.copyOf(features);
  }

  /** Draws questions about a shop of a scale. */
  static Questions draw(double scale, long seed) {
    Random random = new Random(seed);
    int productCount = ShopTriples.products(scale);
    int featureCount = ShopTriples.features(scale);
    return new Questions(
        random.ints(COUNT, 0, productCount).mapToObj(ShopTriples::product).toList(),
        random.ints(COUNT, 0, featureCount).mapToObj(ShopTriples::feature).toList());
  }
}
