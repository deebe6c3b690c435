package io.shopguide.kg.build;

import io.shopguide.kg.ProductGraph;
import java.util.List;

/**
 * A graph and how it came about. Immutable and thread-safe.
 *
 * @param graph the graph
 * @param reports what became of each feed, in the order they were read
 * @param replacedValues how many numbers, flags and texts a later one of the same product replaced
 * @param unitConflicts how many numbers came in another unit than the one before of the same
 *     attribute
 */
public record Catalogue(
    ProductGraph graph, List<FeedReport> reports, long replacedValues, long unitConflicts) {
  /** Makes a catalogue with an unmodifiable copy of the reports. */
  public Catalogue {
    reports = List.copyOf(reports);
  }
}
