package io.shopguide.benchmarks.vector;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/** The searches that are compared, by name. */
final class Peers {
  /** Neighbours in a graph and candidates while it is built: the same for all graphs. */
  static final int NEIGHBOURS = 16;

  static final int BUILD_BREADTH = 100;

  private static final Map<String, Supplier<VectorPeer>> PEERS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "ours",
                  OurPeer::new,
                  "exact",
                  ExactPeer::new,
                  "lucene-exact",
                  () -> new LucenePeer(hnsw(), true),
                  "lucene-hnsw",
                  () -> new LucenePeer(hnsw(), false),
                  "lucene-hnsw-8",
                  () -> quantized(ScalarEncoding.UNSIGNED_BYTE),
                  "lucene-hnsw-1",
                  () -> quantized(ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE),
                  "jvector",
                  JvectorPeer::new,
                  "hnswlib",
                  HnswlibPeer::new)));

  /** The names of all. */
  static final List<String> NAMES = List.copyOf(PEERS.keySet());

  private Peers() {}

  static VectorPeer of(String name) {
    return PEERS.get(name).get();
  }

  private static Lucene99HnswVectorsFormat hnsw() {
    return new Lucene99HnswVectorsFormat(NEIGHBOURS, BUILD_BREADTH);
  }

  private static VectorPeer quantized(ScalarEncoding encoding) {
    return new LucenePeer(
        new Lucene104HnswScalarQuantizedVectorsFormat(encoding, NEIGHBOURS, BUILD_BREADTH), false);
  }
}
