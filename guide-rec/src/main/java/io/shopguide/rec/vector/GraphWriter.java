package io.shopguide.rec.vector;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Writes a graph of vectors as a Lucene index of one segment whose document numbers are product
 * ids.
 *
 * <p>Not thread-safe; one per index.
 */
final class GraphWriter implements VectorIndexWriter {
  private static final double BUFFER_MEGABYTES = 256;

  private final Path folder;
  private final int dimension;
  private final Metric metric;
  private final Directory directory;
  private final IndexWriter writer;
  private int count;
  private boolean finished;

  GraphWriter(Path folder, int dimension, Metric metric) throws IOException {
    this.folder = folder;
    this.dimension = dimension;
    this.metric = metric;
    directory = FSDirectory.open(folder);
    // Merging neighbours only keeps the order of documents.
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setMergePolicy(new LogDocMergePolicy())
            .setMergeScheduler(new SerialMergeScheduler())
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    writer = new IndexWriter(directory, config);
  }

  @Override
  public void add(float[] vector) throws IOException {
    float[] stored =
        Vectors.comparable("The vector of product " + count, vector, dimension, metric);
    VectorSimilarityFunction function =
        metric == Metric.COSINE
            ? VectorSimilarityFunction.DOT_PRODUCT
            : VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT;
    Document document = new Document();
    document.add(new KnnFloatVectorField(GraphIndex.FIELD, stored, function));
    writer.addDocument(document);
    count++;
  }

  @Override
  public void finish() throws IOException {
    writer.forceMerge(1);
    writer.commit();
    finished = true;
  }

  @Override
  public void close() throws IOException {
    writer.rollback();
    directory.close();
    if (!finished) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
