package io.shopguide.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes with all it holds when it is closed. Immutable and thread-safe. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  /**
   * Makes an empty folder.
   *
   * @param prefix what its name begins with
   * @throws IOException if it cannot be made
   */
  public TemporaryFolder(String prefix) throws IOException {
    path = Files.createTempDirectory(prefix);
  }

  /**
   * Where it is.
   *
   * @return an existing folder until it is closed
   */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
