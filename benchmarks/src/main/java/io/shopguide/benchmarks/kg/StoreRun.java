package io.shopguide.benchmarks.kg;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.kg.Operations.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures one store in its own JVM: loads the triples, checks the answers, then asks each question
 * in batches and takes the median of the batches' means in CPU time of the asking thread. Warm-up
 * and measurement take the operations in turns, so that noise meets all of them alike.
 */
final class StoreRun {
  /** Starts the lines that tell about progress, so that a store's own output is told apart. */
  static final String PROGRESS = "progress: ";

  private static final int ROUNDS = 31;
  private static final int QUESTIONS_SEED = 7;

  private StoreRun() {}

  /**
   * Runs.
   *
   * @param args store, N-Triples file, empty folder for the store, scale, seconds to warm up, file
   *     for the figures and the answers' checksums, as one JSON object
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    KgStore store = Stores.make(args[0]);
    Path folder = Path.of(args[2]);
    Questions questions = Questions.draw(Double.parseDouble(args[3]), QUESTIONS_SEED);
    JsonObject figures = new JsonObject();
    load(store, Path.of(args[1]), folder, figures);
    store.prepare(questions.products(), questions.features());
    progress("asking the first questions");
    figures.add("answers", new Gson().toJsonTree(Answers.of(store, questions)));
    figures.addProperty("probe_answers", store.features(ShopTriples.product(OpenProbe.PRODUCT)));
    measure(new Operations(store, questions).all(), Double.parseDouble(args[4]), figures);
    Files.writeString(Path.of(args[5]), new Gson().toJson(figures));
  }

  private static void load(KgStore store, Path triples, Path folder, JsonObject figures)
      throws IOException {
    long heapBefore = usedHeap();
    progress("loading");
    long start = System.nanoTime();
    store.load(triples, folder);
    double seconds = (System.nanoTime() - start) / 1e9;
    progress("loaded in %.2f s".formatted(seconds));
    long bytes = store instanceof FileStore ? size(folder) : usedHeap() - heapBefore;
    figures.addProperty("bytes_per_triple", (double) bytes / store.tripleCount());
    figures.addProperty("load_s", seconds);
  }

  /** Bytes of the live objects: what is left when collecting garbage frees nothing any more. */
  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    while (true) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      if (used > least * 0.999) {
        return Math.min(used, least);
      }
      least = used;
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(StoreRun::fileSize).sum();
    }
  }

  private static long fileSize(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void measure(List<Operation> operations, double warmUp, JsonObject figures) {
    progress("warming up for %.0f s".formatted(warmUp));
    long end = System.nanoTime() + (long) (warmUp * 1e9);
    for (int round = 0; round < 2 || System.nanoTime() < end; round++) {
      for (Operation operation : operations) {
        operation.nanos(round);
      }
    }
    progress("measuring");
    double[][] nanos = new double[operations.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < operations.size(); i++) {
        nanos[i][round] = operations.get(i).nanos(round);
      }
    }
    for (int i = 0; i < operations.size(); i++) {
      Arrays.sort(nanos[i]);
      figures.addProperty(operations.get(i).figure(), nanos[i][ROUNDS / 2]);
    }
  }

  private static void progress(String line) {
    System.out.println(PROGRESS + line);
  }
}
