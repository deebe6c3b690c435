package io.shopguide.guide;

import com.carrotsearch.hppc.IntArrayList;
import io.shopguide.kg.Relation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What each shopper bought: the graph's purchases and those recorded since. Shoppers go by their
 * names on disk, see {@link ShopperKey}.
 *
 * <p>Thread-safe; a profile once read does not change.
 */
final class Profiles {
  /** Purchases beyond this many of the latest add cost but hardly information. */
  private static final int MAX_PRODUCTS = 500;

  private final CatalogueView catalogue;
  private final ConcurrentMap<String, int[]> recorded = new ConcurrentHashMap<>();
  private final Set<String> hidden = ConcurrentHashMap.newKeySet(); // not to be read in the graph

  Profiles(CatalogueView catalogue) {
    this.catalogue = catalogue;
  }

  /** Adds a purchase, unless the catalogue does not have the product (any more). */
  void add(String shopper, String productId) {
    int product = catalogue.find(productId);
    if (product >= 0) {
      recorded.merge(shopper, new int[] {product}, Profiles::append);
    }
  }

  /** The products a shopper bought, each once, those recorded last at the end. */
  int[] of(String shopper) {
    IntArrayList products = new IntArrayList();
    int entity = entity(shopper);
    if (entity >= 0) {
      Relation bought = catalogue.bought();
      int end = bought.end(entity);
      for (int p = Math.max(bought.start(entity), end - MAX_PRODUCTS); p < end; p++) {
        products.add(bought.target(p) - catalogue.firstProduct());
      }
    }
    for (int product : recorded.getOrDefault(shopper, new int[0])) {
      if (!products.contains(product)) {
        products.add(product);
      }
    }
    return products.toArray();
  }

  /** The number of a shopper's purchases in the graph, if they still count. */
  int inGraph(String shopper) {
    int entity = entity(shopper);
    return entity < 0 ? 0 : catalogue.bought().degree(entity);
  }

  /**
   * Forgets what was recorded of a shopper.
   *
   * @param alsoInGraph whether the graph was built before and may still hold purchases
   */
  void forget(String shopper, boolean alsoInGraph) {
    recorded.remove(shopper);
    if (alsoInGraph) {
      hidden.add(shopper);
    }
  }

  private int entity(String shopper) {
    return hidden.contains(shopper) ? -1 : catalogue.graph().find(CatalogueView.SHOPPER, shopper);
  }

  private static int[] append(int[] known, int[] added) {
    int product = added[0];
    for (int each : known) {
      if (each == product) {
        return known;
      }
    }
    int keep = Math.min(known.length, MAX_PRODUCTS - 1);
    int[] next = new int[keep + 1];
    System.arraycopy(known, known.length - keep, next, 0, keep);
    next[keep] = product;
    return next;
  }
}
