package io.shopguide.guide;

import io.shopguide.kg.ProductGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a folder of a former release, which holds the application's ids of shoppers, to one that
 * holds their names. A crash in the middle leaves a folder that the next open brings to the end.
 */
final class ShopperMigration {
  private static final Logger LOGGER = LoggerFactory.getLogger(ShopperMigration.class);

  private final GuideFolder folder;
  private final ShopperKey key;

  ShopperMigration(GuideFolder folder, ShopperKey key) {
    this.folder = folder;
    this.key = key;
  }

  /**
   * Converts the live generation and removes others with ids. The caller has the lock for opening.
   *
   * @return the folder of the live generation afterwards
   */
  @SuppressWarnings("try") // a lock is only held
  Path run() {
    Path live = folder.live();
    try {
      if (Manifest.read(live.resolve(Manifest.NAME)).hasClearShoppers()) {
        GuideFolder.Lock building = folder.lock("build");
        try {
          convert(live);
        } finally {
          building.close();
        }
      } else if (folder.hasOthers(ShopperMigration::mustGo)) {
        // A build in progress removes them itself.
        folder.tryLock("build").ifPresent(this::removeOld);
      }
      return folder.live();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot convert the shoppers of " + live + ": " + e, e);
    }
  }

  private void removeOld(GuideFolder.Lock building) {
    try (building) {
      folder.removeOthers(other -> !mustGo(other));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove a former generation: " + e, e);
    }
  }

  private void convert(Path live) throws IOException {
    Manifest old = Manifest.readAndVerify(live);
    LOGGER.info("Replacing the shoppers' ids in {} by keyed hashes", live);
    long generation = folder.nextGeneration();
    Path next = folder.prepare(generation);
    copy(live, next);
    ProductGraph graph = ProductGraph.open(live.resolve(GenerationFiles.GRAPH));
    graph.withKeys(CatalogueView.SHOPPER, key::name).save(next.resolve(GenerationFiles.GRAPH));
    new Manifest(
            Manifest.FORMAT,
            generation,
            old.created(),
            old.encoder(),
            old.currency(),
            key.check(),
            0,
            old.exchangeRates(),
            Manifest.describe(next))
        .write(next);
    folder.publish(next, generation, other -> false);
  }

  /** Whether a generation is one with ids, or the remains of one. */
  private static boolean mustGo(Path generation) {
    try {
      return Manifest.read(generation.resolve(Manifest.NAME)).hasClearShoppers();
    } catch (GuideException e) {
      return true; // of what cannot be read nobody knows what it holds
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(p -> !p.equals(from)).toList()) {
        String name = from.relativize(each).toString();
        if (Files.isDirectory(each)) {
          Files.createDirectories(to.resolve(name));
        } else if (!name.equals(GenerationFiles.GRAPH) && !name.equals(Manifest.NAME)) {
          Files.copy(each, to.resolve(name));
        }
      }
    }
  }
}
