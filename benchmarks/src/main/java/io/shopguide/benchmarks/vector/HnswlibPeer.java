package io.shopguide.benchmarks.vector;

import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.nio.file.Path;

/** The Java hnswlib; its size is what the heap grows by. */
final class HnswlibPeer implements VectorPeer {
  private HnswIndex<Integer, float[], Point, Float> index;
  private long bytes;

  private static final class Point implements Item<Integer, float[]> {
    private static final long serialVersionUID = 1L;

    private final Integer id;
    private final float[] vector;

    Point(Integer id, float[] vector) {
      this.id = id;
      this.vector = vector;
    }

    @Override
    public Integer id() {
      return id;
    }

    @Override
    public float[] vector() {
      return vector;
    }

    @Override
    public int dimensions() {
      return vector.length;
    }
  }

  @Override
  public void build(float[][] vectors, Path folder) {
    long before = heap();
    index =
        HnswIndex.newBuilder(
                vectors[0].length, DistanceFunctions.FLOAT_INNER_PRODUCT, vectors.length)
            .withM(Peers.NEIGHBOURS)
            .withEfConstruction(Peers.BUILD_BREADTH)
            .build();
    for (int id = 0; id < vectors.length; id++) {
      index.add(new Point(id, vectors[id]));
    }
    bytes = heap() - before;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Override
  public long extraBytes() {
    return bytes;
  }

  @Override
  public int[] nearest(float[] query, int limit, int breadth) {
    index.setEf(breadth);
    return index.findNearest(query, limit).stream().mapToInt(hit -> hit.item().id()).toArray();
  }

  @Override
  public boolean hasBreadth() {
    return true;
  }

  @Override
  public void close() {}
}
