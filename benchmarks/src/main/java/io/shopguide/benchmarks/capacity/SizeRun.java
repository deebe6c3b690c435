package io.shopguide.benchmarks.capacity;

import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.guide.GuideBuilder;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.kg.build.ErrorPolicy;
import io.shopguide.kg.build.Feed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What a guide over a part of the catalogue takes.
 *
 * @param products number of products
 * @param heapBytes of the heap that are in use while it is open, those before taken off
 * @param fileBytes size of its files, which are mapped as they are used
 * @param millis time of a question asked alone: the mean over the questions of each one's median,
 *     so that what else the machine does counts little
 */
record SizeRun(int products, long heapBytes, long fileBytes, double millis) {
  private static final int COLLECTIONS = 2;

  /** Builds, opens and asks a guide over a random part. */
  static SizeRun of(
      Catalogue catalogue, int products, List<String> queries, Duration time, long seed)
      throws IOException {
    try (TemporaryFolder folder = new TemporaryFolder("shopguide-capacity")) {
      Path shop = build(catalogue, products, folder.path(), seed);
      long before = usedHeap();
      try (ShoppingGuide guide = ShoppingGuide.open(shop)) {
        Asking asking = new Asking(guide, queries);
        for (int i = 0; i < queries.size(); i++) {
          asking.accept(i);
        }
        long heap = Math.max(1, usedHeap() - before);
        double millis = typical(asking, queries.size(), time);
        return new SizeRun(guide.info().products(), heap, size(shop), millis);
      }
    }
  }

  /** Asks all questions in turn, until the time is over but no question less often than another. */
  private static double typical(Asking asking, int queries, Duration time) {
    List<DoubleStream.Builder> times =
        Stream.generate(DoubleStream::builder).limit(queries).toList();
    long end = System.nanoTime() + time.toNanos();
    do {
      for (int i = 0; i < queries; i++) {
        long start = System.nanoTime();
        asking.accept(i);
        times.get(i).add((System.nanoTime() - start) / 1e6);
      }
    } while (System.nanoTime() < end);
    return times.stream()
        .mapToDouble(query -> new Times(query.build().toArray()).quantile(0.5))
        .average()
        .orElseThrow();
  }

  /** Builds a guide over a random part and returns its folder. */
  static Path build(Catalogue catalogue, int products, Path folder, long seed) throws IOException {
    Path part = folder.resolve("products.jsonl");
    catalogue.writePart(part, products, seed);
    Path shop = folder.resolve("shop");
    GuideBuilder.create(shop)
        .products(Feed.jsonLines(part, catalogue.mapping()))
        .onBadLine(ErrorPolicy.SKIP_AND_REPORT)
        .build();
    return shop;
  }

  @SuppressWarnings("ThreadPriorityCheck") // Lets the collector's own threads come to their end.
  private static long usedHeap() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.yield();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
