package io.shopguide.benchmarks.vector;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.OnHeapGraphIndex;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** DataStax's jvector: a Vamana graph of the floats on the heap. */
final class JvectorPeer implements VectorPeer {
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;

  private final VectorTypeSupport types =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private ListRandomAccessVectorValues values;
  private OnHeapGraphIndex graph;
  private GraphSearcher searcher;

  @Override
  public void build(float[][] vectors, Path folder) throws IOException {
    List<VectorFloat<?>> list = new ArrayList<>();
    for (float[] vector : vectors) {
      list.add(types.createFloatVector(vector));
    }
    values = new ListRandomAccessVectorValues(list, vectors[0].length);
    try (GraphIndexBuilder builder =
        new GraphIndexBuilder(
            values,
            VectorSimilarityFunction.DOT_PRODUCT,
            2 * Peers.NEIGHBOURS,
            Peers.BUILD_BREADTH,
            OVERFLOW,
            ALPHA)) {
      graph = builder.build(values);
    }
    searcher = new GraphSearcher(graph);
  }

  @Override
  public long extraBytes() {
    return graph.ramBytesUsed();
  }

  @Override
  public int[] nearest(float[] query, int limit, int breadth) {
    SearchScoreProvider scores =
        SearchScoreProvider.exact(
            types.createFloatVector(query), VectorSimilarityFunction.DOT_PRODUCT, values);
    SearchResult result = searcher.search(scores, limit, breadth, 0, 0, Bits.ALL);
    return Arrays.stream(result.getNodes()).mapToInt(node -> node.node).toArray();
  }

  @Override
  public boolean hasBreadth() {
    return true;
  }

  @Override
  public void close() throws IOException {
    searcher.close();
  }
}
