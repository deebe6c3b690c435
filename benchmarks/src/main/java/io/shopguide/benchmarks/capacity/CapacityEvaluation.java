package io.shopguide.benchmarks.capacity;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.guide.ShoppingGuide;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Says how many shoppers this machine serves with a catalogue, and what a larger catalogue takes.
 *
 * <p>It loads a guide over the whole catalogue, closed with 1 and more threads, then open at rising
 * rates, and fits a queue to the lower rates; builds guides over random parts of the catalogue, and
 * fits how heap, files and time of a question grow with the products. What the fits say of points
 * that they have not seen, the higher rates and a catalogue ten times theirs, is shown beside what
 * was measured there, and the answers are given with that error.
 */
public final class CapacityEvaluation implements Evaluation {
  static final int FEWEST_PRODUCTS = 400;
  private static final double[] SIZES = {0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 1};
  private static final int MADE_QUERIES = 200;

  /** Makes the evaluation. */
  public CapacityEvaluation() {}

  @Override
  public String usage() {
    return "catalog=products.jsonl.gz [fields=title:FIELD,brand:FIELD,...] [queries=FILE]"
        + " [seconds=5] [slo_ms=50] [think_s=10] [times=10] [threads=N] [seed=1]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path file = arguments.existing("catalog");
    Optional<String> fields = arguments.text("fields");
    Optional<Path> queryFile = arguments.optional("queries");
    long millis = Math.round(positive(arguments, "seconds", 5) * 1_000);
    Goal goal =
        new Goal(
            positive(arguments, "slo_ms", 50),
            positive(arguments, "think_s", 10),
            arguments.count("times", 10));
    int threads = arguments.count("threads", Runtime.getRuntime().availableProcessors());
    long seed = arguments.number("seed", 1);
    arguments.done();
    Catalogue catalogue = Catalogue.of(file, fields);
    if (catalogue.products() < FEWEST_PRODUCTS) {
      throw new IllegalArgumentException(
          "%s has %,d products; sizes can be compared from %,d on"
              .formatted(file, catalogue.products(), FEWEST_PRODUCTS));
    }
    List<String> queries =
        queryFile.isPresent() ? lines(queryFile.get()) : catalogue.titles(MADE_QUERIES);
    Duration time = Duration.ofMillis(millis);
    LoadRun load = load(catalogue, queries, threads, time, seed, progress);
    List<SizeRun> sizes = sizes(catalogue, queries, time, seed, progress);
    return new Answers(sizes, load, goal)
        .figures(queries.size(), queryFile.isPresent() ? "file" : "titles");
  }

  @Override
  public String summary(JsonObject figures) {
    return new Summary(figures).text();
  }

  private static double positive(Arguments arguments, String key, double absent) {
    String value = arguments.text(key).orElse(Double.toString(absent));
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number < 1e9) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + "=" + value + " is no number", e);
    }
    throw new IllegalArgumentException(key + "=" + value + " is not positive");
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(file + " has no query; it takes one a line");
    }
    return lines;
  }

  /** Each size, once all that guides share was loaded and compiled under load. */
  private static List<SizeRun> sizes(
      Catalogue catalogue, List<String> queries, Duration time, long seed, PrintStream progress)
      throws IOException {
    Duration each = time.dividedBy(2);
    List<SizeRun> runs = new ArrayList<>();
    for (double share : SIZES) {
      int products = (int) Math.round(catalogue.products() * share);
      SizeRun run = SizeRun.of(catalogue, products, queries, each, seed);
      progress.printf(
          "%,d products: %.1f MB heap, %.1f MB files, %.3f ms a question%n",
          run.products(), run.heapBytes() / 1e6, run.fileBytes() / 1e6, run.millis());
      runs.add(run);
    }
    return runs;
  }

  private static LoadRun load(
      Catalogue catalogue,
      List<String> queries,
      int threads,
      Duration time,
      long seed,
      PrintStream progress)
      throws IOException {
    try (TemporaryFolder folder = new TemporaryFolder("shopguide-capacity")) {
      Path shop = SizeRun.build(catalogue, catalogue.products(), folder.path(), seed);
      try (ShoppingGuide guide = ShoppingGuide.open(shop)) {
        List<Integer> steps =
            IntStream.of(1, threads / 2, threads)
                .filter(n -> n > 0)
                .distinct()
                .sorted()
                .boxed()
                .toList();
        return LoadRun.of(new Load(new Asking(guide, queries)), steps, time, seed, progress);
      }
    }
  }
}
