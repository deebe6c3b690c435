package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A store with all that its files can hold, to be damaged: a merged graph with keys, digits, texts
 * of two languages, numbers, dates and annotations, and a journal with changes since.
 */
final class StoreSample {
  static final String CURRENT = "CURRENT";
  static final String GRAPH = "graph-0000000002.sg";
  static final String JOURNAL = "journal-0000000002.log";

  /** Forces nothing: these tests are about what the files say. */
  static final StoreOptions UNFORCED = new StoreOptions(false, 0);

  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Set<String> triples;

  /** How damage was noticed. */
  enum Outcome {
    AT_OPEN,
    BY_VERIFY,
    HARMLESS
  }

  private StoreSample(Path folder, Set<String> triples) throws IOException {
    this.triples = triples;
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
  }

  /** Makes a store in an empty folder, and keeps the bytes of its files. */
  static StoreSample make(Path folder, long seed) throws IOException {
    Random random = new Random(seed);
    Set<String> triples;
    try (GraphStore store = GraphStore.open(folder, UNFORCED)) {
      store.apply(products(0, 60));
      change(store, random, 60);
      store.merge();
      store.apply(products(55, 70));
      change(store, random, 60);
      triples = StoreTriples.ofEveryPattern(store.view());
    }
    StoreSample sample = new StoreSample(folder, triples);
    assertEquals(Set.of(CURRENT, "LOCK", GRAPH, JOURNAL), sample.files.keySet());
    return sample;
  }

  private static void change(GraphStore store, Random random, int batches) {
    for (int i = 0; i < batches; i++) {
      store.apply(StoreModel.randomChanges(random, "s"));
    }
  }

  private static GraphChanges products(int from, int to) {
    GraphChanges changes = new GraphChanges();
    for (int i = from; i < to; i++) {
      Term.Iri product = Term.iri("http://x/p/%05d".formatted(i * 7));
      changes.add(product, shop("brand"), Term.iri("http://x/brand/brand-" + i % 5));
      changes.add(
          product,
          shop("similar"),
          Term.iri("http://x/p/%05d".formatted((i + 1) % 60 * 7)),
          new Annotation(1 + i, "feed " + i % 3, i % 4 / 4f));
      changes.add(product, shop("price"), new Term.Literal(i + ".99", XSD + "decimal", ""));
      changes.add(product, shop("since"), new Term.Literal("2026-01-10", XSD + "date", ""));
      changes.add(product, shop("title"), text("red shoe number " + i, "en"));
      changes.add(product, shop("title"), text("\u7EA2\u978B " + i, "zh"));
      changes.add(product, shop("note"), Term.text("a note on a product " + i % 11));
    }
    return changes;
  }

  private static Term.Iri shop(String name) {
    return Term.iri("http://x/" + name);
  }

  private static Term.Literal text(String text, String language) {
    return new Term.Literal(text, Term.LANG_STRING, language);
  }

  Set<String> triples() {
    return triples;
  }

  /** A copy of a file's bytes. */
  byte[] bytes(String file) {
    return files.get(file).clone();
  }

  /** Writes all files into a folder as they were; others are deleted. */
  void restore(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.toList()) {
        if (!files.containsKey(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Opens a damaged store, which must either say which file is wrong or be as it was. */
  Outcome open(Path folder, String file, String where) {
    long start = System.nanoTime();
    Outcome outcome = Outcome.AT_OPEN;
    try (GraphStore store = GraphStore.open(folder, UNFORCED)) {
      outcome = Outcome.BY_VERIFY;
      store.verify();
      outcome = Outcome.HARMLESS;
      assertEquals(triples, StoreTriples.ofEveryPattern(store.view()), where);
    } catch (GraphFormatException e) {
      assertTrue(e.getMessage().contains(file), () -> where + ": " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw new AssertionError(where, e);
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    assertTrue(seconds < 20, () -> where + " took " + seconds + " s");
    return outcome;
  }
}
