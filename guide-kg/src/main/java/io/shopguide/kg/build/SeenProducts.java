package io.shopguide.kg.build;

import com.carrotsearch.hppc.ObjectHashSet;

/** The ids of the products that were accepted so far. Not thread-safe; one per thread. */
final class SeenProducts {
  private final ObjectHashSet<String> ids = new ObjectHashSet<>();

  boolean contains(String id) {
    return ids.contains(id);
  }

  void add(String id) {
    ids.add(id);
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }
}
