package io.shopguide.monitoring.drift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The frozen distribution of one feature: bins that never move again, and how many values of the
 * reference sample fell into each.
 *
 * <p>A numeric histogram has bins of about equal counts between the least and the greatest value of
 * its sample, one below, one above and one for missing values (NaN). A categorical one has a bin
 * for each category, one for all others and one for missing values ({@code null}).
 *
 * <p>Immutable and thread-safe.
 */
public final class ReferenceHistogram {
  /** The bin of missing values, in every histogram. */
  public static final int MISSING = 0;

  /*
   * A share that was estimated from a handful of values is too small on average if the category was
   * chosen because it was rare: what the reference saw once it might as well not have seen.
   */
  private static final int LEAST_OCCURRENCES = 5;

  private final String feature;
  private final BinLayout layout;
  private final long[] counts;
  private final long total;

  ReferenceHistogram(String feature, BinLayout layout, long[] counts) {
    if (feature.isBlank()) {
      throw new IllegalArgumentException("A feature needs a name");
    }
    this.feature = feature;
    this.layout = layout;
    this.counts = counts.clone();
    this.total = Arrays.stream(counts).sum();
    if (total == 0) {
      throw new IllegalArgumentException(
          "The reference of '" + feature + "' is empty; give it a sample");
    }
  }

  /**
   * Freezes the distribution of numbers, in O(n log n).
   *
   * @param feature name of the feature, a metric label
   * @param sample reference values; NaN counts as missing
   * @param bins number of bins between the least and the greatest value, at least 2; equal values
   *     share a bin, so there may be fewer
   * @return the histogram
   * @throws IllegalArgumentException if no value is a finite number, or {@code bins} is less than 2
   */
  public static ReferenceHistogram numeric(String feature, double[] sample, int bins) {
    NumericBins layout = NumericBins.ofSample(sample, bins);
    long[] counts = new long[layout.size()];
    for (double value : sample) {
      counts[layout.bin(value)]++;
    }
    return new ReferenceHistogram(feature, layout, counts);
  }

  /**
   * Freezes the distribution of categories.
   *
   * @param feature name of the feature, a metric label
   * @param occurrences how often each category occurs, {@code null} standing for a missing one
   * @param categories number of categories that may get a bin of their own, the most frequent
   *     first; those that occur fewer than five times never do and share one with those never seen
   * @return the histogram
   * @throws IllegalArgumentException if a count is negative, none is at least 5 or {@code
   *     categories} is not positive
   */
  public static ReferenceHistogram categorical(
      String feature, Map<String, Long> occurrences, int categories) {
    Map<String, Long> present = new HashMap<>(occurrences);
    present.remove(null);
    List<String> names =
        new TreeMap<>(present)
            .entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_OCCURRENCES)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(categories)
                .map(Map.Entry::getKey)
                .toList();
    CategoricalBins layout = new CategoricalBins(names);
    long[] counts = new long[layout.size()];
    occurrences.forEach(
        (name, count) -> {
          if (count < 0) {
            throw new IllegalArgumentException("Negative count " + count + " of '" + name + "'");
          }
          counts[layout.bin(name)] += count;
        });
    return new ReferenceHistogram(feature, layout, counts);
  }

  /**
   * Freezes counts of numbers that were made elsewhere. What stands for the numbers between two
   * edges is their middle.
   *
   * @param feature name of the feature, a metric label
   * @param edges finite and strictly ascending, at least two
   * @param counts missing values, those below the first edge, from each edge to below the next, and
   *     from the last edge on
   * @return the histogram
   * @throws IllegalArgumentException if the edges are none, the counts do not fit to them, or there
   *     is no value
   */
  public static ReferenceHistogram ofCounts(String feature, double[] edges, long[] counts) {
    if (counts.length != edges.length + 2 || Arrays.stream(counts).anyMatch(c -> c < 0)) {
      throw new IllegalArgumentException(
          "%d edges need %d counts, none negative".formatted(edges.length, edges.length + 2));
    }
    double[] centres = new double[Math.max(0, edges.length - 1)];
    double sum = 0;
    double squares = 0;
    double values = 0;
    for (int i = 0; i < centres.length; i++) {
      centres[i] = edges[i] / 2 + edges[i + 1] / 2;
      sum += counts[i + 2] * centres[i];
      squares += counts[i + 2] * centres[i] * centres[i];
      values += counts[i + 2];
    }
    double mean = values == 0 ? 0 : sum / values;
    double variance = values == 0 ? 0 : Math.max(0, squares / values - mean * mean);
    return new ReferenceHistogram(
        feature, new NumericBins(edges, centres, Math.sqrt(variance)), counts);
  }

  /**
   * Name of the feature.
   *
   * @return not blank
   */
  public String feature() {
    return feature;
  }

  /**
   * Whether values are numbers, not categories.
   *
   * @return the kind
   */
  public boolean isNumeric() {
    return layout instanceof NumericBins;
  }

  /**
   * Number of bins, with those for missing and unforeseen values.
   *
   * @return at least 3
   */
  public int bins() {
    return counts.length;
  }

  /**
   * Number of reference values.
   *
   * @return at least 1
   */
  public long total() {
    return total;
  }

  /**
   * Number of reference values in a bin.
   *
   * @param bin a bin, 0 to {@link #bins} - 1
   * @return at least 0
   */
  public long count(int bin) {
    return counts[bin];
  }

  /**
   * What a bin holds, for people.
   *
   * @param bin a bin, 0 to {@link #bins} - 1
   * @return a short text; a category is returned as it is
   */
  public String label(int bin) {
    return layout.label(Objects.checkIndex(bin, counts.length));
  }

  /**
   * The bin of a number, in O(1) for most values.
   *
   * @param value any number, NaN for missing
   * @return its bin
   * @throws IllegalStateException if the feature is categorical
   */
  public int bin(double value) {
    if (layout instanceof NumericBins numeric) {
      return numeric.bin(value);
    }
    throw new IllegalStateException("'" + feature + "' has categories; record a text");
  }

  /**
   * The bin of a category.
   *
   * @param category any text, {@code null} for missing
   * @return its bin
   * @throws IllegalStateException if the feature is numeric
   */
  public int bin(String category) {
    if (layout instanceof CategoricalBins categorical) {
      return categorical.bin(category);
    }
    throw new IllegalStateException("'" + feature + "' has numbers; record a number");
  }

  long[] counts() {
    return counts.clone();
  }

  BinLayout layout() {
    return layout;
  }

  /** The share of a bin in counts, with half a count more in each bin. */
  static double smoothedShare(long count, long total, int bins) {
    return (count + 0.5) / (total + 0.5 * bins);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ReferenceHistogram that
        && feature.equals(that.feature)
        && layout.equals(that.layout)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(feature, layout, Arrays.hashCode(counts));
  }

  @Override
  public String toString() {
    Map<String, Long> shown = new LinkedHashMap<>();
    for (int bin = 0; bin < counts.length; bin++) {
      shown.put(label(bin), counts[bin]);
    }
    return feature + " " + shown;
  }
}
