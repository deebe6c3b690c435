package io.shopguide.kg.build;

import java.io.IOException;
import java.util.function.Consumer;

/** Reads the rows of one format. Not thread-safe; one per thread. */
interface RowReader {
  /**
   * Reads to the end. Says in the log which line it is at before it hands over a row, and logs the
   * lines that make no row.
   *
   * @throws IOException if the stream fails
   * @throws FeedException if the rest cannot be read
   */
  void forEach(Consumer<Row> sink) throws IOException;
}
