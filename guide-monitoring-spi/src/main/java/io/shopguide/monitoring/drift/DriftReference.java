package io.shopguide.monitoring.drift;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The references of all features of a model, as they are saved beside it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param histograms one for each feature
 */
public record DriftReference(List<ReferenceHistogram> histograms) {

  /**
   * Makes references.
   *
   * @throws IllegalArgumentException if two have the same feature
   */
  public DriftReference {
    histograms = List.copyOf(histograms);
    Set<String> names = new HashSet<>();
    for (ReferenceHistogram histogram : histograms) {
      if (!names.add(histogram.feature())) {
        throw new IllegalArgumentException(
            "Two references are named '" + histogram.feature() + "'");
      }
    }
  }

  /**
   * The reference of a feature.
   *
   * @param feature its name
   * @return its histogram
   * @throws IllegalArgumentException if there is none
   */
  public ReferenceHistogram histogram(String feature) {
    return histograms.stream()
        .filter(h -> h.feature().equals(feature))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No reference of '" + feature + "'"));
  }

  /**
   * Writes the references; the file is complete or as it was.
   *
   * @param file where to; an existing file is replaced
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    ReferenceFile.write(file, this);
  }

  /**
   * Reads references that were saved.
   *
   * @param file the file
   * @return its references
   * @throws DriftFormatException if it is damaged, something else or of another version
   * @throws UncheckedIOException if it cannot be read
   */
  public static DriftReference open(Path file) {
    return ReferenceFile.read(file);
  }
}
