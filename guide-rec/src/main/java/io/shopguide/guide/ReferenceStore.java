package io.shopguide.guide;

import io.shopguide.monitoring.drift.DriftFormatException;
import io.shopguide.monitoring.drift.DriftReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where drift references lie: in a generation the one it was built with, and beside the generations
 * the one that was frozen last, which bears the number of the generation that answered then. So a
 * rebuilt catalogue is compared with what was normal before.
 *
 * <p>Thread-safe.
 */
final class ReferenceStore {
  private static final Logger LOGGER = LoggerFactory.getLogger(ReferenceStore.class);
  private static final String FROZEN = "drift";

  private final Path frozen;
  private final Path generation;

  /**
   * Names the places.
   *
   * @param root the folder of the guide
   * @param generation the folder of its live generation
   */
  ReferenceStore(Path root, Path generation) {
    this.frozen = root.resolve(FROZEN);
    this.generation = generation;
  }

  /**
   * The reference to compare with: what this generation froze, or was built with, or what a
   * generation before froze last.
   *
   * @return empty if there is none that can be read
   */
  Optional<DriftReference> find() {
    Path own = file();
    Path built = generation.resolve(GenerationFiles.DRIFT);
    List<Path> places =
        Stream.concat(Stream.of(own, built), others().stream()).filter(Files::exists).toList();
    for (Path place : places) {
      try {
        return Optional.of(DriftReference.open(place));
      } catch (DriftFormatException | UncheckedIOException e) {
        LOGGER.warn("A drift reference is not used: {}", e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Saves what was frozen and removes what was frozen before. */
  void save(DriftReference reference) {
    try {
      Files.createDirectories(frozen);
      List<Path> before = others();
      reference.save(file());
      for (Path other : before) {
        Files.deleteIfExists(other);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot save a drift reference in " + frozen, e);
    }
  }

  /** Removes what was frozen, so that the next reference is another one. */
  void forget() {
    try {
      Files.deleteIfExists(file());
      for (Path other : others()) {
        Files.deleteIfExists(other);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove a drift reference in " + frozen, e);
    }
  }

  private Path file() {
    return frozen.resolve(generation.getFileName() + ".bin");
  }

  /** What other generations froze, the newest first. */
  private List<Path> others() {
    if (!Files.isDirectory(frozen)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(frozen)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{6,18}\\.bin"))
          .filter(file -> !file.equals(file()))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + frozen, e);
    }
  }
}
