package io.shopguide.rec.vector;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The vectors of some products, one each, all of one length. Products are class-local ids from 0.
 *
 * <p>Thread-safe; what {@link #query} returns is not.
 */
public interface VectorIndex extends AutoCloseable {

  /**
   * Opens an index.
   *
   * @param path what a {@link VectorIndexWriter} wrote, or a Lucene index of one segment whose
   *     document numbers are product ids
   * @return the index, to be closed by the caller
   * @throws io.shopguide.model.ModelFormatException if it is damaged or of another version
   * @throws UncheckedIOException if it cannot be read
   */
  static VectorIndex open(Path path) {
    return Files.isDirectory(path) ? GraphIndex.open(path) : SketchIndex.open(path);
  }

  /**
   * The number of products.
   *
   * @return at least 0
   */
  int size();

  /**
   * The length of the vectors.
   *
   * @return number of dimensions, positive
   */
  int dimension();

  /**
   * Starts to compare products with a vector.
   *
   * @param vector the vector to compare with, of any length but 0 where the cosine is measured; not
   *     to be changed
   * @return comparisons for one thread
   * @throws IllegalArgumentException if it has another dimension or a value that is not finite
   */
  VectorQuery query(float[] vector);

  /**
   * The direction of the sum of some products' vectors.
   *
   * @param products class-local product ids
   * @return a vector of unit length, or of zeros if the sum is zero
   */
  float[] mean(int[] products);

  /**
   * Reads everything and compares the checksums; {@link #open} leaves out the vectors themselves.
   *
   * @throws io.shopguide.model.ModelFormatException if a checksum differs
   * @throws UncheckedIOException if the index cannot be read
   */
  void verify();

  @Override
  void close();
}
