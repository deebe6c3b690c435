package io.shopguide.kg.build;

import com.carrotsearch.hppc.ObjectHashSet;

/**
 * The ids and the currency of the products that were accepted so far. Not thread-safe; one per
 * thread.
 */
final class SeenProducts {
  private final ObjectHashSet<String> ids = new ObjectHashSet<>();
  private String currency = "";

  boolean contains(String id) {
    return ids.contains(id);
  }

  void add(String id) {
    ids.add(id);
  }

  /** The currency of the first price, empty before it. */
  String currency() {
    return currency;
  }

  void priceIn(String code) {
    currency = currency.isEmpty() ? code : currency;
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }
}
