package io.shopguide.guide;

import io.shopguide.encoder.EncoderException;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.lexicon.Vocabulary;
import io.shopguide.query.linking.ConceptForm;
import io.shopguide.query.linking.ConceptVectors;
import io.shopguide.rec.text.TextIndexWriter;
import io.shopguide.rec.vector.Metric;
import io.shopguide.rec.vector.VectorIndexWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes the files of one generation, except for what is learned from purchases and the manifest.
 * Not thread-safe.
 */
final class GenerationWriter {
  private static final int BATCH = 256;

  private final Path folder;
  private final BuildSteps steps;

  GenerationWriter(Path folder, BuildSteps steps) {
    this.folder = folder;
    this.steps = steps;
  }

  /**
   * Writes the files.
   *
   * @param vocabulary the built-in vocabulary with the shop's own
   * @param own the file of the shop's own
   */
  void write(
      CatalogueView catalogue,
      Optional<TextEncoder> encoder,
      List<SuppliedVectors> supplied,
      Vocabulary vocabulary,
      Optional<Path> own)
      throws IOException {
    catalogue.graph().save(folder.resolve(GenerationFiles.GRAPH));
    steps.report("saving the graph", 1, 1);
    if (own.isPresent()) {
      Files.copy(own.get(), folder.resolve(GenerationFiles.VOCABULARY));
    }
    writeTextIndex(catalogue);
    if (encoder.isPresent() || !supplied.isEmpty()) {
      Files.createDirectory(folder.resolve(GenerationFiles.VECTORS));
    }
    if (encoder.isPresent()) {
      writeMeaning(catalogue, encoder.get());
    }
    for (SuppliedVectors vectors : supplied) {
      writeSupplied(catalogue, vectors);
    }
    encoder.ifPresent(names -> writeConcepts(catalogue, names, vocabulary));
  }

  private void writeConcepts(CatalogueView catalogue, TextEncoder encoder, Vocabulary vocabulary) {
    List<ConceptForm> names = ConceptNames.of(catalogue, vocabulary);
    try {
      ConceptVectors.of(encoder, names, steps::isCancelled)
          .save(folder.resolve(GenerationFiles.CONCEPTS));
    } catch (EncoderException e) {
      throw new GuideException("The encoder failed: " + e.getMessage(), e);
    }
    steps.report("encoding names", names.size(), names.size());
  }

  private void writeTextIndex(CatalogueView catalogue) throws IOException {
    ProductTexts texts = new ProductTexts(catalogue);
    try (TextIndexWriter writer = new TextIndexWriter(folder.resolve(GenerationFiles.TEXT))) {
      for (int product = 0; product < catalogue.size(); product++) {
        writer.add(texts.of(product));
        steps.report("indexing products", product + 1, catalogue.size());
      }
      writer.finish();
    }
  }

  private VectorIndexWriter vectors(String name, int dimension, int products) throws IOException {
    Path path = folder.resolve(GenerationFiles.VECTORS).resolve(name);
    return VectorIndexWriter.create(path, dimension, Metric.COSINE, products);
  }

  private void writeMeaning(CatalogueView catalogue, TextEncoder encoder) throws IOException {
    ProductTexts texts = new ProductTexts(catalogue);
    int products = catalogue.size();
    try (VectorIndexWriter writer = vectors(VectorMatch.MEANING, encoder.dimension(), products);
        ExecutorService encoding =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      try {
        for (int from = 0; from < products; from += BATCH) {
          int to = Math.min(products, from + BATCH);
          for (float[] vector : encode(texts, from, to, encoder, encoding)) {
            writer.add(vector);
          }
          steps.report("encoding products", to, products);
        }
      } finally {
        encoding.shutdownNow();
      }
      writer.finish();
    }
  }

  /** A product without a vector has one of zeros, which is like nothing. */
  private void writeSupplied(CatalogueView catalogue, SuppliedVectors supplied) throws IOException {
    int products = catalogue.size();
    float[] none = new float[supplied.dimension()];
    try (VectorIndexWriter writer = vectors(supplied.name(), supplied.dimension(), products)) {
      for (int product = 0; product < products; product++) {
        String id = catalogue.id(product);
        try {
          writer.add(supplied.vectorOf().apply(id).orElse(none));
        } catch (IllegalArgumentException e) {
          throw new GuideException(
              "The vector '"
                  + supplied.name()
                  + "' of the product with the id '"
                  + id
                  + "' cannot be used: "
                  + e.getMessage(),
              e);
        }
        steps.report("indexing vectors", product + 1, products);
      }
      writer.finish();
    }
  }

  /** Encodes products side by side, one text at a time. */
  private static List<float[]> encode(
      ProductTexts texts, int from, int to, TextEncoder encoder, ExecutorService encoding) {
    List<Future<float[]>> pending = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int product = from; product < to; product++) {
      String text = texts.encoded(product);
      pending.add(encoding.submit(() -> encoder.encode(text)));
    }
    try {
      for (Future<float[]> vector : pending) {
        vectors.add(vector.get());
      }
      return vectors;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The build was interrupted");
    } catch (ExecutionException e) {
      throw new GuideException("The encoder failed: " + e.getCause().getMessage(), e.getCause());
    }
  }
}
