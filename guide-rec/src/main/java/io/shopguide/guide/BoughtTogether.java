package io.shopguide.guide;

import com.carrotsearch.hppc.IntFloatHashMap;
import com.carrotsearch.hppc.IntIntHashMap;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.SparseScores;
import java.util.BitSet;

/**
 * Graph similarity through purchases: the sum of the item-item weights from the profile's products,
 * each times what it counts, relative to the greatest such sum. Not thread-safe; one per request.
 */
final class BoughtTogether implements SimilarityPart {
  static final String NAME = "bought together";

  /** Entries of rows added up at most; of long profiles only the strongest of each row. */
  private static final int MAX_ENTRIES = 3_000;

  private static final int LEAST_NEIGHBOURS = 20;
  private static final int SIEVE = 4_096;

  private final Profile profile;
  private final int neighbours;
  private final ItemItemMatrix weights;
  private final SparseScores scores;
  private final double scale;
  private final IntIntHashMap strongest = new IntIntHashMap(); // of the products to be explained

  /**
   * Spreads a profile over its neighbours.
   *
   * @param profile the products to start from, with their weights
   * @param weights item-item weights
   * @param scores empty scores, owned by this part from now on
   */
  BoughtTogether(Profile profile, ItemItemMatrix weights, SparseScores scores) {
    this.profile = profile;
    this.weights = weights;
    this.scores = scores;
    int[] products = profile.followed();
    neighbours = Math.max(LEAST_NEIGHBOURS, MAX_ENTRIES / Math.max(1, products.length));
    for (int place = 0; place < products.length; place++) {
      weights.scatter(products[place], profile.weight(place), neighbours, scores);
    }
    float max = scores.max();
    this.scale = max == 0 ? 0 : 1 / max;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    return scale * scores.get(product);
  }

  /** The products with a similarity above 0. */
  SparseScores candidates() {
    return scores;
  }

  /** The item-item weight from one of the profile's products. */
  float weight(int owned, int product) {
    return weights.weight(owned, product, neighbours);
  }

  /**
   * Finds the profile's product that adds most to each of some products, in the time of one pass
   * over the rows.
   */
  void explain(int[] products) {
    IntFloatHashMap greatest = new IntFloatHashMap(products.length);
    BitSet sieve = new BitSet(SIEVE); // passes few others
    for (int product : products) {
      greatest.put(product, 0);
      strongest.put(product, -1);
      sieve.set(product % SIEVE);
    }
    int[] followed = profile.followed();
    for (int place = 0; place < followed.length; place++) {
      int owned = followed[place];
      int count = Math.min(neighbours, weights.degree(owned));
      for (int n = 0; n < count; n++) {
        int neighbour = weights.neighbour(owned, n);
        if (sieve.get(neighbour % SIEVE) && greatest.containsKey(neighbour)) {
          int slot = greatest.indexOf(neighbour);
          float weight = profile.weight(place) * weights.weightAt(owned, n);
          if (weight > greatest.indexGet(slot)) {
            greatest.indexReplace(slot, weight);
            strongest.put(neighbour, owned);
          }
        }
      }
    }
  }

  /** The profile's product that adds most to an explained product, -1 if none adds anything. */
  int strongest(int product) {
    if (!strongest.containsKey(product)) {
      explain(new int[] {product});
    }
    return strongest.get(product);
  }
}
