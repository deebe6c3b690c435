package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.ProductGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.ParallelLeafReader;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generations of format 2, whose vectors are a field of the text index. */
class OldGenerationTest {
  @TempDir private Path folder;

  private ShoppingGuide open() {
    return ShoppingGuide.open(folder, OpenOptions.defaults().withEncoder(new TrigramEncoder()));
  }

  private List<Recommendation> answers() {
    try (ShoppingGuide guide = open()) {
      return guide.ask("headphones", guide.newSession(Shopper.anonymous())).recommendations();
    }
  }

  private List<Recommendation> similar() {
    try (ShoppingGuide guide = open()) {
      return guide.similar("h5", 10);
    }
  }

  @Test
  void open_format2WithVectorsInTheTextIndex_answersAsFormat3Does() throws IOException {
    SmallShop.builder(folder).encoder(new TrigramEncoder()).build();
    List<Recommendation> answers = answers();
    List<Recommendation> similar = similar();
    Path generation = folder.resolve("generations/000001");
    Manifest manifest = Manifest.readAndVerify(generation);
    assertEquals(3, manifest.format());
    float[][] vectors = new float[30][];
    ProductTexts texts = new ProductTexts(catalogue(generation));
    for (int product = 0; product < vectors.length; product++) {
      vectors[product] = new TrigramEncoder().encode(texts.encoded(product));
    }
    moveIntoTextIndex(generation, vectors);
    GuideFolder.delete(generation.resolve(GenerationFiles.VECTORS));
    new Manifest(
            2,
            manifest.generation(),
            manifest.created(),
            manifest.encoder(),
            manifest.currency(),
            manifest.shopperKey(),
            manifest.forgotten(),
            manifest.exchangeRates(),
            Manifest.describe(generation))
        .write(generation);

    List<Recommendation> old = answers();
    assertEquals(SmallShop.ids(answers), SmallShop.ids(old));
    for (int i = 0; i < old.size(); i++) {
      assertEquals(answers.get(i).score(), old.get(i).score(), 1e-6);
    }
    assertEquals(SmallShop.ids(similar), SmallShop.ids(similar()));
    assertTrue(similar().stream().anyMatch(r -> r.explanation().toString().contains("meaning")));
  }

  private static CatalogueView catalogue(Path generation) {
    return new CatalogueView(ProductGraph.open(generation.resolve(GenerationFiles.GRAPH)));
  }

  private static void moveIntoTextIndex(Path generation, float[][] vectors) throws IOException {
    Path text = generation.resolve(GenerationFiles.TEXT);
    Path merged = generation.resolve("merged");
    try (Directory plain = FSDirectory.open(text);
        Directory vectorsOnly = new ByteBuffersDirectory();
        Directory both = FSDirectory.open(merged)) {
      try (IndexWriter writer = new IndexWriter(vectorsOnly, new IndexWriterConfig())) {
        for (float[] vector : vectors) {
          Document document = new Document();
          document.add(
              new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.DOT_PRODUCT));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      try (DirectoryReader texts = DirectoryReader.open(plain);
          DirectoryReader points = DirectoryReader.open(vectorsOnly);
          IndexWriter writer = new IndexWriter(both, new IndexWriterConfig())) {
        LeafReader parallel = new ParallelLeafReader(leaf(texts), leaf(points));
        writer.addIndexes(SlowCodecReaderWrapper.wrap(parallel));
        writer.commit();
      }
    }
    GuideFolder.delete(text);
    Files.move(merged, text);
  }

  private static LeafReader leaf(DirectoryReader reader) {
    return reader.leaves().getFirst().reader();
  }
}
