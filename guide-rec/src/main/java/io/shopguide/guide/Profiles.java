package io.shopguide.guide;

import com.carrotsearch.hppc.IntArrayList;
import io.shopguide.kg.Relation;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What each shopper bought: the graph's purchases and those recorded since.
 *
 * <p>Thread-safe; a profile once read does not change.
 */
final class Profiles {
  /** Purchases beyond this many of the latest add cost but hardly information. */
  private static final int MAX_PRODUCTS = 500;

  private final CatalogueView catalogue;
  private final ConcurrentMap<String, int[]> recorded = new ConcurrentHashMap<>();

  Profiles(CatalogueView catalogue) {
    this.catalogue = catalogue;
  }

  /** Adds a purchase. */
  void add(String shopper, int product) {
    recorded.merge(shopper, new int[] {product}, Profiles::append);
  }

  /** The products a shopper bought, each once, those recorded last at the end. */
  int[] of(Shopper shopper) {
    Optional<String> id = shopper.id();
    if (id.isEmpty()) {
      return new int[0];
    }
    IntArrayList products = new IntArrayList();
    int entity = catalogue.graph().find("Shopper", id.get());
    if (entity >= 0) {
      Relation bought = catalogue.bought();
      int end = bought.end(entity);
      for (int p = Math.max(bought.start(entity), end - MAX_PRODUCTS); p < end; p++) {
        products.add(bought.target(p) - catalogue.firstProduct());
      }
    }
    for (int product : recorded.getOrDefault(id.get(), new int[0])) {
      if (!products.contains(product)) {
        products.add(product);
      }
    }
    return products.toArray();
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
