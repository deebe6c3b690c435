package io.shopguide.benchmarks.vector;

import io.shopguide.rec.TopProducts;
import java.nio.file.Path;
import org.apache.lucene.util.VectorUtil;

/** Every dot product, of float arrays on the heap. */
final class ExactPeer implements VectorPeer {
  private float[][] vectors;

  @Override
  public void build(float[][] given, Path folder) {
    vectors = given;
  }

  @Override
  public long extraBytes() {
    return 0;
  }

  @Override
  public int[] nearest(float[] query, int limit, int breadth) {
    TopProducts top = new TopProducts(limit);
    for (int id = 0; id < vectors.length; id++) {
      top.offer(id, VectorUtil.dotProduct(query, vectors[id]));
    }
    return top.drain();
  }

  @Override
  public boolean hasBreadth() {
    return false;
  }

  @Override
  public void close() {}
}
