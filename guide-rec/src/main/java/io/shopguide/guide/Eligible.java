package io.shopguide.guide;

import com.carrotsearch.hppc.IntHashSet;
import java.util.BitSet;
import java.util.Optional;

/**
 * The products that a recommendation may show: those asked for, but the profile's own and those
 * that rules exclude. The set of all is made only if somebody needs it, which takes time in the
 * size of the catalogue.
 *
 * <p>Not thread-safe; one per request.
 */
final class Eligible {
  private final int products;
  private final Optional<BitSet> among;
  private final BitSet excluded;
  private final IntHashSet owned;
  private BitSet all;

  Eligible(Shop shop, Profile profile, AskOptions options, ActiveRules rules) {
    products = shop.catalogue().size();
    among = options.among().map(shop::products);
    excluded = rules.excluded();
    owned = IntHashSet.from(profile.owned());
  }

  boolean contains(int product) {
    return !excluded.get(product)
        && !owned.contains(product)
        && (among.isEmpty() || among.get().get(product));
  }

  /** All of them; the caller must not change it. */
  BitSet all() {
    if (all == null) {
      all = new BitSet(products);
      all.set(0, products);
      among.ifPresent(all::and);
      all.andNot(excluded);
      for (var product : owned) {
        all.clear(product.value);
      }
    }
    return all;
  }
}
