package io.shopguide.guide;

import io.shopguide.encoder.CachingEncoder;
import io.shopguide.encoder.EncoderException;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.text.TextIndex;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/**
 * One opened generation: everything that answers read.
 *
 * <p>Thread-safe.
 */
final class Shop implements AutoCloseable {
  private final CatalogueView catalogue;
  private final TextIndex index;
  private final VectorSpaces vectors;
  private final ItemItemMatrix itemItem;
  private final Optional<TextEncoder> encoder;
  private final Blends blends;
  private final PurchaseTimes times;
  private final GraphWalk walk;
  private final GuideMonitor monitor;
  private final Scratch.Pool scratch;

  Shop(
      CatalogueView catalogue,
      TextIndex index,
      VectorSpaces vectors,
      ItemItemMatrix itemItem,
      Optional<TextEncoder> encoder,
      Blends blends,
      PurchaseTimes times,
      GuideMonitor monitor) {
    this.catalogue = catalogue;
    this.index = index;
    this.vectors = vectors;
    this.itemItem = itemItem;
    this.encoder = encoder;
    this.blends = blends;
    this.times = times;
    this.walk = new GraphWalk(catalogue);
    this.monitor = monitor;
    this.scratch = new Scratch.Pool(catalogue.size());
  }

  /** The same shop, reporting to nobody. */
  Shop silent() {
    return new Shop(
        catalogue, index, vectors, itemItem, encoder, blends, times, GuideMonitor.none());
  }

  CatalogueView catalogue() {
    return catalogue;
  }

  TextIndex index() {
    return index;
  }

  /** How often the vector of a text was known; nothing without an encoder. */
  CachingEncoder.Statistics knownVectors() {
    return encoder.isPresent() && encoder.get() instanceof CachingEncoder cache
        ? cache.statistics()
        : new CachingEncoder.Statistics(0, 0);
  }

  VectorSpaces vectors() {
    return vectors;
  }

  ItemItemMatrix itemItem() {
    return itemItem;
  }

  Blends blends() {
    return blends;
  }

  PurchaseTimes times() {
    return times;
  }

  GraphWalk walk() {
    return walk;
  }

  Scratch.Pool scratch() {
    return scratch;
  }

  /** The vector of a text; empty without an encoder, without text, or if the encoder fails. */
  Optional<float[]> encode(String text, StageScope parent) {
    if (encoder.isEmpty() || text.isBlank() || !vectors.hasMeaning()) {
      return Optional.empty();
    }
    try (StageScope scope = StageScope.enter(monitor, Stage.ENCODE, parent)) {
      try {
        float[] vector = encoder.get().encode(text);
        scope.succeeded();
        return Optional.of(vector);
      } catch (EncoderException e) {
        scope.degraded("encoder failed");
        scope.succeeded();
        return Optional.empty();
      }
    }
  }

  /** The products with given ids; unknown ids are left out. */
  BitSet products(Set<String> ids) {
    BitSet products = new BitSet(catalogue.size());
    for (String id : ids) {
      int product = catalogue.find(id);
      if (product >= 0) {
        products.set(product);
      }
    }
    return products;
  }

  @Override
  public void close() {
    Closing closing = new Closing();
    closing.add(index);
    closing.add(vectors);
    encoder.ifPresent(closing::add);
    closing.close();
  }
}
