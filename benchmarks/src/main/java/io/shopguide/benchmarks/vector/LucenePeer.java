package io.shopguide.benchmarks.vector;

import io.shopguide.rec.TopProducts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.VectorUtil;

/**
 * Lucene's vector formats, one segment; candidates of quantized ones are compared again with the
 * floats. Exact: its scorer over all of them.
 */
final class LucenePeer implements VectorPeer {
  private static final String FIELD = "vector";
  private static final double BUFFER_MEGABYTES = 1_000;

  private final KnnVectorsFormat format;
  private final boolean exact;
  private Path folder;
  private Directory directory;
  private DirectoryReader reader;
  private LeafReader leaf;
  private FloatVectorValues floats;

  LucenePeer(KnnVectorsFormat format, boolean exact) {
    this.format = format;
    this.exact = exact;
  }

  @Override
  public void build(float[][] vectors, Path into) throws IOException {
    folder = into;
    directory = FSDirectory.open(folder);
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setCodec(codec(format))
            .setUseCompoundFile(false)
            .setMergeScheduler(new SerialMergeScheduler())
            .setRAMBufferSizeMB(BUFFER_MEGABYTES);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (float[] vector : vectors) {
        Document document = new Document();
        document.add(new KnnFloatVectorField(FIELD, vector, VectorSimilarityFunction.DOT_PRODUCT));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    reader = DirectoryReader.open(directory);
    leaf = reader.leaves().getFirst().reader();
    floats = leaf.getFloatVectorValues(FIELD);
  }

  @Override
  public long extraBytes() throws IOException {
    long files = 0;
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        files += Files.size(file);
      }
    }
    long raw = (long) floats.size() * floats.dimension() * Float.BYTES;
    return exact ? 0 : files - raw;
  }

  @Override
  public int[] nearest(float[] query, int limit, int breadth) throws IOException {
    if (exact) {
      TopProducts top = new TopProducts(limit);
      VectorScorer scorer = floats.copy().scorer(query);
      for (int id = scorer.iterator().nextDoc();
          id < floats.size();
          id = scorer.iterator().nextDoc()) {
        top.offer(id, scorer.score());
      }
      return top.drain();
    }
    AcceptDocs all = AcceptDocs.fromLiveDocs(null, leaf.maxDoc());
    ScoreDoc[] hits =
        leaf.searchNearestVectors(FIELD, query, breadth, all, Integer.MAX_VALUE).scoreDocs;
    if (!(format instanceof Lucene99HnswVectorsFormat)) {
      for (ScoreDoc hit : hits) {
        hit.score = VectorUtil.dotProduct(query, floats.vectorValue(hit.doc));
      }
      Arrays.sort(hits, (a, b) -> Float.compare(b.score, a.score));
    }
    return List.of(hits).stream().limit(limit).mapToInt(hit -> hit.doc).toArray();
  }

  @Override
  public boolean hasBreadth() {
    return !exact;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }

  private static Codec codec(KnnVectorsFormat format) {
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }
}
