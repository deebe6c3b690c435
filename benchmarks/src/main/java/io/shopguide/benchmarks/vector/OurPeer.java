package io.shopguide.benchmarks.vector;

import io.shopguide.rec.vector.Metric;
import io.shopguide.rec.vector.VectorIndex;
import io.shopguide.rec.vector.VectorIndexWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This library's index. */
final class OurPeer implements VectorPeer {
  private Path path;
  private VectorIndex index;

  @Override
  public void build(float[][] vectors, Path folder) throws IOException {
    path = folder.resolve("vectors");
    try (VectorIndexWriter writer =
        VectorIndexWriter.create(path, vectors[0].length, Metric.COSINE, vectors.length)) {
      for (float[] vector : vectors) {
        writer.add(vector);
      }
      writer.finish();
    }
    index = VectorIndex.open(path);
  }

  @Override
  public long extraBytes() throws IOException {
    return Files.size(path) - (long) index.size() * index.dimension() * Float.BYTES;
  }

  @Override
  public int[] nearest(float[] query, int limit, int breadth) {
    return index.query(query).nearest(limit);
  }

  @Override
  public boolean hasBreadth() {
    return false;
  }

  @Override
  public void close() {
    index.close();
  }
}
