package io.shopguide.guide;

import io.shopguide.kg.build.FeedReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a build read and made. Immutable and thread-safe.
 *
 * @param generation number of the new generation
 * @param feeds what was read of each feed, and what was skipped and why
 * @param products number of products
 * @param shoppers number of shoppers
 * @param edges number of edges of all relations
 * @param bytes size of the generation on disk
 * @param duration how long the build took
 */
public record BuildReport(
    long generation,
    List<FeedReport> feeds,
    int products,
    int shoppers,
    long edges,
    long bytes,
    Duration duration) {
  /** Makes a report with an unmodifiable copy of its list. */
  public BuildReport {
    feeds = List.copyOf(feeds);
  }

  /** One line a feed and one for the whole, for people to read. */
  @Override
  public String toString() {
    String read = feeds.stream().map(f -> f + "\n").collect(Collectors.joining());
    return read
        + String.format(
            Locale.ROOT,
            "Generation %d: %,d products, %,d shoppers, %,d edges, %,.1f MB, built in %.1f s",
            generation,
            products,
            shoppers,
            edges,
            bytes / 1e6,
            duration.toMillis() / 1e3);
  }
}
