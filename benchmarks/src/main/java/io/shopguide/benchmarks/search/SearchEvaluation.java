package io.shopguide.benchmarks.search;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.benchmarks.search.SearchSystem.Ranking;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.guide.BuildReport;
import io.shopguide.guide.GuideBuilder;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.kg.build.BuildProgress.Progress;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import io.shopguide.rec.evaluation.Judgements;
import io.shopguide.rec.evaluation.Ndcg;
import io.shopguide.rec.evaluation.TrecRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a guide over the Icecat catalogue, asks every judged query and measures NDCG@10 twice:
 * over the whole catalogue, where an unrated product counts as 0, and ranking only the rated
 * products. With {@code folds}, it also measures weights learned from judgements on queries they
 * were not learned from.
 */
public final class SearchEvaluation implements Evaluation {
  private static final int DEPTH = 100;
  private static final int WARM_UP = 300;
  private static final Ndcg NDCG = new Ndcg(10);
  private static final List<String> ENCODERS = List.of("none", "minilm");

  /** Makes the evaluation. */
  public SearchEvaluation() {}

  @Override
  public String usage() {
    return "catalog=products.jsonl.gz judgements=judgements.csv out=run.trec [encoder=minilm|none]"
        + " [folds=5 seed=1]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path catalog = arguments.existing("catalog");
    Judgements judgements = Judgements.read(arguments.existing("judgements"));
    Path out = arguments.path("out");
    String encoderName = arguments.oneOf("encoder", ENCODERS);
    Optional<CrossValidation> validation = validation(arguments);
    arguments.done();
    Files.deleteIfExists(out);
    Files.createFile(out);
    List<CatalogueProduct> products = CatalogueProduct.readAll(catalog);
    List<String> warmUp =
        products.stream().limit(WARM_UP).map(CatalogueProduct::title).distinct().toList();
    try (TemporaryFolder temporary = new TemporaryFolder("shopguide-eval");
        Bm25Baseline baseline = new Bm25Baseline(products)) {
      Path folder = temporary.path();
      JsonObject figures = new JsonObject();
      figures.addProperty("task", "search");
      figures.addProperty("encoder", encoderName);
      build(folder, catalog, encoderName, figures, progress);
      long opening = System.nanoTime();
      try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
        figures.addProperty("open_s", seconds(System.nanoTime() - opening));
        figures.addProperty("queries", judgements.queries().size());
        measure(new GuideSystem(guide), judgements, warmUp, Optional.of(out), figures, progress);
        measure(baseline, judgements, warmUp, Optional.empty(), figures, progress);
      }
      if (validation.isPresent()) {
        validation.get().measure(folder, judgements, NDCG, figures, progress);
      }
      return figures;
    }
  }

  private static Optional<CrossValidation> validation(Arguments arguments) {
    Optional<String> folds = arguments.text("folds");
    String seed = arguments.text("seed").orElse("1");
    try {
      return folds.map(f -> new CrossValidation(Integer.parseInt(f), Long.parseLong(seed)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("folds and seed must be whole numbers", e);
    }
  }

  /**
   * The Icecat fields: prices in cents, attributes by type, no category.
   *
   * @return the mapping
   */
  public static Mapping icecat() {
    return Mapping.id("id")
        .title("title")
        .description("short_description")
        .brand("supplier")
        .price("price", PriceUnit.CENTS, "USD")
        .released("date_released")
        .color("attr_t_product_colour")
        .attributes("attr_t_", "attr_n_", "attr_b_")
        .deriveCategory();
  }

  private static void build(
      Path folder, Path catalog, String encoderName, JsonObject figures, PrintStream progress) {
    GuideBuilder builder =
        GuideBuilder.create(folder)
            .products(Feed.jsonLines(catalog, icecat()))
            .onProgress(p -> progress.println(line(p)));
    BuildReport report;
    if (encoderName.equals("none")) {
      report = builder.build();
    } else {
      try (TextEncoder encoder = Encoders.resource("all-minilm-l6-v2-q")) {
        report = builder.encoder(encoder).build();
      }
    }
    progress.println(report);
    figures.addProperty("products", report.products());
    figures.addProperty("build_s", seconds(report.duration().toNanos()));
  }

  private static String line(Progress progress) {
    return progress.total() > 0
        ? "%s: %,d of %,d".formatted(progress.step(), progress.done(), progress.total())
        : "%s: %,d".formatted(progress.step(), progress.done());
  }

  /**
   * Measures one system. It is warmed up with other texts than the queries, so that no query's
   * vector is known before it is timed.
   */
  private static void measure(
      SearchSystem system,
      Judgements judgements,
      List<String> warmUp,
      Optional<Path> out,
      JsonObject figures,
      PrintStream progress)
      throws IOException {
    List<String> queries = judgements.queries();
    double[] whole = new double[queries.size()];
    double[] judged = new double[queries.size()];
    double[] millis = new double[queries.size()];
    for (String title : warmUp) {
      system.search(title, DEPTH, Optional.empty());
    }
    try (TrecRun run = out.isPresent() ? new TrecRun(out.get(), system.name()) : null) {
      for (int q = 0; q < queries.size(); q++) {
        Map<String, Integer> ratings = judgements.ratings().get(queries.get(q));
        long start = System.nanoTime();
        Ranking ranking = system.search(queries.get(q), DEPTH, Optional.empty());
        millis[q] = (System.nanoTime() - start) / 1e6;
        whole[q] = NDCG.of(ranking.products(), ratings);
        Ranking reranked = system.search(queries.get(q), DEPTH, Optional.of(ratings.keySet()));
        judged[q] = NDCG.of(reranked.products(), ratings);
        if (run != null) {
          double[] scores = ranking.scores().stream().mapToDouble(Double::doubleValue).toArray();
          run.add(Integer.toString(q + 1), ranking.products(), scores);
        }
        progress.printf(
            "%-6s %3d %-28s %.3f %.3f%n",
            system.name(), q + 1, queries.get(q), whole[q], judged[q]);
      }
    }
    String prefix = system.name() + "_";
    figures.add(prefix + "ndcg10", numberOrNull(Ndcg.mean(whole)));
    figures.add(prefix + "ndcg10_judged", numberOrNull(Ndcg.mean(judged)));
    Arrays.sort(millis);
    figures.addProperty(prefix + "p50_ms", Decimals.rounded(millis[millis.length / 2], 4));
    figures.addProperty(
        prefix + "p99_ms", Decimals.rounded(millis[(int) (millis.length * 0.99)], 4));
  }

  /** JSON has no NaN, which is the mean over no query. */
  static JsonElement numberOrNull(double value) {
    return Double.isNaN(value) ? JsonNull.INSTANCE : new JsonPrimitive(Decimals.rounded(value, 4));
  }

  private static double seconds(long nanos) {
    return Decimals.rounded(nanos / 1e9, 4);
  }
}
