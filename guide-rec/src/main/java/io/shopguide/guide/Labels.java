package io.shopguide.guide;

import com.carrotsearch.hppc.IntObjectHashMap;

/**
 * What entities are called, each read from the graph once: the products of an answer have brands,
 * categories and what the shopper bought in common. Not thread-safe; one per request.
 */
final class Labels {
  private static final int USUAL = 64;

  private final CatalogueView catalogue;
  private final IntObjectHashMap<Phrase> labels = new IntObjectHashMap<>(USUAL);

  Labels(CatalogueView catalogue) {
    this.catalogue = catalogue;
  }

  /** What an entity is called. */
  Phrase of(int entity) {
    int slot = labels.indexOf(entity);
    if (labels.indexExists(slot)) {
      return labels.indexGet(slot);
    }
    Phrase label = catalogue.label(entity);
    labels.indexInsert(slot, entity, label);
    return label;
  }
}
