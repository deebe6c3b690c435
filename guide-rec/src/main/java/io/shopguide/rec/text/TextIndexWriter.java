package io.shopguide.rec.text;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Writes a text index, products in the order of their class-local ids.
 *
 * <p>Not thread-safe; one per index.
 */
public final class TextIndexWriter implements AutoCloseable {
  static final String PRODUCT = "product";
  static final String WORDS = "words";

  private static final double BUFFER_MEGABYTES = 64;

  private final Directory directory;
  private final IndexWriter writer;
  private int products;

  /**
   * Creates an empty index.
   *
   * @param folder an empty or absent folder
   * @throws IOException if it cannot be created
   */
  public TextIndexWriter(Path folder) throws IOException {
    this(folder, BUFFER_MEGABYTES);
  }

  /** Creates an index that is written in smaller or greater pieces. */
  TextIndexWriter(Path folder, double bufferMegabytes) throws IOException {
    directory = FSDirectory.open(folder);
    // Merging neighbours only keeps the order of documents, so that a document's number is its
    // product's id.
    IndexWriterConfig config =
        new IndexWriterConfig(new FieldAnalyzer())
            .setSimilarity(TextIndex.SIMILARITY)
            .setMergePolicy(new LogDocMergePolicy())
            .setMergeScheduler(new SerialMergeScheduler())
            .setRAMBufferSizeMB(bufferMegabytes)
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    writer = new IndexWriter(directory, config);
  }

  /**
   * Adds the next product.
   *
   * @param text its texts
   * @throws IOException if it cannot be written
   */
  public void add(ProductText text) throws IOException {
    Document document = new Document();
    document.add(new NumericDocValuesField(PRODUCT, products++));
    StringBuilder words = new StringBuilder();
    for (ProductField field : ProductField.ALL) {
      String content = field.of(text);
      if (!content.isEmpty()) {
        document.add(new TextField(field.fieldName(), content, Field.Store.NO));
        words.append(content).append('\n');
      }
    }
    document.add(new TextField(WORDS, words.toString(), Field.Store.NO));
    writer.addDocument(document);
  }

  /**
   * Completes the index as one segment.
   *
   * @throws IOException if it cannot be written
   */
  public void finish() throws IOException {
    writer.forceMerge(1);
    writer.commit();
  }

  /** Releases the files; an index that was not finished is incomplete. */
  @Override
  public void close() throws IOException {
    writer.rollback();
    directory.close();
  }

  /** Stems everything but the field that words are listed from. */
  private static final class FieldAnalyzer extends AnalyzerWrapper {
    private final Analyzer stemming = ShopAnalyzer.stemming();
    private final Analyzer plain = ShopAnalyzer.plain();

    FieldAnalyzer() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String fieldName) {
      return fieldName.equals(WORDS) ? plain : stemming;
    }
  }
}
