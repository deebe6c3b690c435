package io.shopguide.benchmarks.kg;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A store whose {@link #load} leaves its data in its folder, and nothing else. Not thread-safe; one
 * per thread.
 */
interface FileStore extends KgStore {
  /**
   * Opens what was loaded before, perhaps by another process, in the way that is fastest to a first
   * answer at string level.
   *
   * @param folder the folder it was loaded into
   * @throws IOException if a file cannot be read
   */
  void open(Path folder) throws IOException;
}
