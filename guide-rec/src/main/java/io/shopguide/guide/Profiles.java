package io.shopguide.guide;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import io.shopguide.kg.Relation;
import io.shopguide.rec.TopProducts;
import java.util.Arrays;
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
  /** Purchases beyond this many of the latest are not even known to be owned. */
  private static final int MAX_PRODUCTS = 1_000;

  private final CatalogueView catalogue;
  private final PurchaseTimes times;
  private final ConcurrentMap<String, int[]> recorded = new ConcurrentHashMap<>();
  private final Set<String> hidden = ConcurrentHashMap.newKeySet(); // not to be read in the graph

  Profiles(CatalogueView catalogue, PurchaseTimes times) {
    this.catalogue = catalogue;
    this.times = times;
  }

  /** Adds the latest purchase, unless the catalogue does not have the product (any more). */
  void add(String shopper, String productId) {
    int product = catalogue.find(productId);
    if (product >= 0) {
      recorded.merge(shopper, new int[] {product}, Profiles::append);
    }
  }

  /**
   * What a shopper bought: purchases without a time first, then by time, those recorded last at the
   * end.
   */
  Profile of(String shopper) {
    int[] latest = recorded.getOrDefault(shopper, new int[0]);
    int entity = entity(shopper);
    if (entity < 0) {
      return new Profile(latest, latest.length);
    }
    IntHashSet known = IntHashSet.from(latest);
    IntArrayList products = new IntArrayList();
    int ordered = latest.length;
    Relation bought = catalogue.bought();
    for (int p : positions(bought, entity)) {
      int product = bought.target(p) - catalogue.firstProduct();
      if (!known.contains(product)) {
        products.add(product);
        ordered += times.minutes(p) == PurchaseTimes.UNKNOWN ? 0 : 1;
      }
    }
    products.add(latest);
    return new Profile(products.toArray(), ordered);
  }

  /** The positions of a shopper's last purchases in the graph, the last at the end. */
  private int[] positions(Relation bought, int entity) {
    int end = bought.end(entity);
    int start = bought.start(entity);
    TopProducts latest = new TopProducts(Math.min(MAX_PRODUCTS, end - start));
    for (int p = start; p < end; p++) {
      latest.offer(p, times.minutes(p));
    }
    int[] positions = latest.drain();
    for (int i = 0, j = positions.length - 1; i < j; i++, j--) {
      int position = positions[i];
      positions[i] = positions[j];
      positions[j] = position;
    }
    return positions;
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

  /** A product bought again becomes the latest. */
  private static int[] append(int[] known, int[] added) {
    int product = added[0];
    IntArrayList next = new IntArrayList(known.length + 1);
    for (int each : known) {
      if (each != product) {
        next.add(each);
      }
    }
    next.add(product);
    int[] all = next.toArray();
    int from = Math.max(0, all.length - MAX_PRODUCTS);
    return from == 0 ? all : Arrays.copyOfRange(all, from, all.length);
  }
}
