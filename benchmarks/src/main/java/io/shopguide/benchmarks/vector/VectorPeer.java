package io.shopguide.benchmarks.vector;

import java.io.IOException;
import java.nio.file.Path;

/** A search for the nearest of some vectors of unit length. Not thread-safe. */
interface VectorPeer extends AutoCloseable {

  /**
   * Builds the index and opens it.
   *
   * @param vectors the vectors, not to be changed
   * @param folder an empty folder for files
   */
  void build(float[][] vectors, Path folder) throws IOException;

  /** What the index takes beside the floats in bytes, on disk where it has files. */
  long extraBytes() throws IOException;

  /**
   * The vectors with the greatest dot products, the greatest first.
   *
   * @param limit number of vectors
   * @param breadth number of candidates that an approximate search keeps, at least {@code limit}
   */
  int[] nearest(float[] query, int limit, int breadth) throws IOException;

  /** Whether a greater breadth finds more. */
  boolean hasBreadth();

  @Override
  void close() throws IOException;
}
