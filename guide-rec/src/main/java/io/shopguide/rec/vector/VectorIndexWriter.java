package io.shopguide.rec.vector;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes an index of vectors, products in the order of their class-local ids.
 *
 * <p>Not thread-safe; one per index.
 */
public interface VectorIndexWriter extends AutoCloseable {
  /**
   * From this number of products on, the index is a graph, as the time of a scan grows with the
   * number of products. An estimate of where the two are equally fast; {@code
   * docs/adr/0012-vectors-of-their-own.md}.
   */
  int GRAPH_FROM = 500_000;

  /**
   * Starts an index, of sketches or a graph depending on the number of products.
   *
   * @param path where to; replaced when the index is complete
   * @param dimension the vectors' number of dimensions, positive
   * @param metric what makes two vectors near
   * @param products number of products that will be added
   * @return a writer
   * @throws IOException if it cannot be created
   */
  static VectorIndexWriter create(Path path, int dimension, Metric metric, int products)
      throws IOException {
    if (dimension < 1) {
      throw new IllegalArgumentException("The dimension is " + dimension + "; it must be positive");
    }
    return products < GRAPH_FROM
        ? new SketchWriter(path, dimension, metric)
        : new GraphWriter(path, dimension, metric);
  }

  /**
   * Adds the next product.
   *
   * @param vector its vector, of any length; copied
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if it has another dimension or a value that is not finite
   */
  void add(float[] vector) throws IOException;

  /**
   * Completes the index.
   *
   * @throws IOException if it cannot be written
   */
  void finish() throws IOException;

  /** Releases the files; of an index that was not finished nothing remains. */
  @Override
  void close() throws IOException;
}
