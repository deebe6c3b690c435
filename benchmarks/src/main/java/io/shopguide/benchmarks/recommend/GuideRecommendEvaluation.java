package io.shopguide.benchmarks.recommend;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.guide.GuideBuilder;
import io.shopguide.guide.OpenOptions;
import io.shopguide.guide.PurchaseLearning;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShopperKey;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.kg.build.EventMapping;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.rec.evaluation.PairedTest;
import io.shopguide.rec.evaluation.RankingMeasure;
import io.shopguide.rec.evaluation.RankingReport;
import io.shopguide.rec.train.HoldOut;
import io.shopguide.rec.train.Incidence;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Builds guides from a product graph and purchases, without those held out, once with each way to
 * learn from purchases, asks them for recommendations and measures what was held out.
 *
 * <p>The guides get what a shop would give them: products with brand, categories and related
 * products as attributes, and purchases without times.
 */
public final class GuideRecommendEvaluation implements Evaluation {
  private static final int ONE_SHOPPER_IN = 3;
  private static final int FEWEST_PRODUCTS = 5;
  private static final double HELD_SHARE = 0.3;
  private static final int DRAWS = 2_000;
  private static final int KEY_BYTES = 32;

  /** Makes the evaluation. */
  public GuideRecommendEvaluation() {}

  @Override
  public String usage() {
    return "data=FOLDER train=FILE [methods=walks,ease,chosen] [blend=fixed|learned] [k=10]"
        + " [seed=1] [threads=N]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path data = arguments.existing("data");
    Path train = arguments.existing("train");
    List<PurchaseLearning.Method> methods =
        methods(arguments.text("methods").orElse("walks,chosen"));
    boolean learned = arguments.oneOf("blend", List.of("fixed", "learned")).equals("learned");
    int k = arguments.count("k", 10);
    long seed = arguments.number("seed", 1);
    int threads = arguments.count("threads", Runtime.getRuntime().availableProcessors());
    arguments.done();
    GraphFolder graph = GraphFolder.read(data);
    Incidence bought = PurchaseFile.numbered(train, graph.products()).matrix();
    HoldOut holdOut = HoldOut.of(bought, ONE_SHOPPER_IN, FEWEST_PRODUCTS, HELD_SHARE, seed);
    List<int[]> held = IntStream.range(0, holdOut.size()).mapToObj(holdOut::held).toList();
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "guide-recommend");
    figures.addProperty("users", holdOut.size());
    figures.addProperty("seed", seed);
    try (TemporaryFolder folder = new TemporaryFolder("guides")) {
      Path products = writeProducts(graph, folder.path().resolve("products.jsonl"));
      Path events = writeEvents(holdOut.training(), folder.path().resolve("purchases.csv"));
      Map<String, RankingReport> reports = new LinkedHashMap<>();
      for (PurchaseLearning.Method method : methods) {
        String name = method.name().toLowerCase(Locale.ROOT);
        Path guide = folder.path().resolve(name);
        long start = System.nanoTime();
        GuideBuilder.create(guide)
            .products(Feed.jsonLines(products, mapping()))
            .events(Feed.csv(events, EventMapping.shopper("shopper").product("product")))
            .purchaseLearning(
                PurchaseLearning.defaults().withMethod(method).withThreads(threads).withSeed(seed))
            .learnBlend(learned)
            .shopperKey(key(seed))
            .build();
        figures.addProperty(name + "_build_seconds", seconds(start));
        figures.add(name + "_card", card(guide));
        start = System.nanoTime();
        RankingReport report = RankingReport.of(rankings(guide, key(seed), holdOut, k), held, k);
        figures.addProperty(name + "_recommend_seconds", seconds(start));
        RecommendEvaluation.add(name + "_", report, seed, figures);
        reports.put(name, report);
        progress.println(figures);
      }
      compare(reports, seed, figures);
    }
    return figures;
  }

  private static List<PurchaseLearning.Method> methods(String names) {
    try {
      return Arrays.stream(names.split(",", -1))
          .map(name -> PurchaseLearning.Method.valueOf(name.toUpperCase(Locale.ROOT)))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "methods=" + names + " names others than walks, ease and chosen", e);
    }
  }

  /** The order of shoppers in a graph, and with it what is held out, depends on their key. */
  private static ShopperKey key(long seed) {
    byte[] secret = new byte[KEY_BYTES];
    new SplittableRandom(seed).nextBytes(secret);
    return ShopperKey.of(secret);
  }

  private static double seconds(long start) {
    return Decimals.rounded((System.nanoTime() - start) / 1e9, 1);
  }

  private static Mapping mapping() {
    return Mapping.id("id")
        .title("title")
        .brand("brand")
        .category("category")
        .text("also_bought", "also bought")
        .text("also_viewed", "also viewed")
        .text("bought_together", "bought together");
  }

  private static Path writeProducts(GraphFolder graph, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int product = 0; product < graph.products(); product++) {
        JsonObject json = new JsonObject();
        json.addProperty("id", "p" + product);
        json.addProperty("title", "Product p" + product);
        JsonArray brands = new JsonArray();
        JsonArray categories = new JsonArray();
        for (int attribute : graph.attributes().row(product)) {
          if (attribute < graph.brands()) {
            brands.add("Brand b" + attribute);
          } else {
            categories.add("Category c" + attribute);
          }
        }
        json.add("brand", brands);
        json.add("category", categories);
        for (Map.Entry<String, Incidence> relation : graph.related().entrySet()) {
          JsonArray related = new JsonArray();
          for (int other : relation.getValue().row(product)) {
            related.add("r" + other);
          }
          json.add(relation.getKey(), related);
        }
        writer.write(json + "\n");
      }
    }
    return file;
  }

  private static Path writeEvents(Incidence bought, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write("shopper,product\n");
      for (int user = 0; user < bought.rows(); user++) {
        for (int product : bought.row(user)) {
          writer.write("u" + user + ",p" + product + "\n");
        }
      }
    }
    return file;
  }

  private static JsonObject card(Path guide) throws IOException {
    try (Stream<Path> files = Files.walk(guide)) {
      Path card =
          files.filter(f -> f.endsWith("item-item.json")).max(Path::compareTo).orElseThrow();
      return JsonParser.parseString(Files.readString(card)).getAsJsonObject();
    }
  }

  private static List<int[]> rankings(Path folder, ShopperKey key, HoldOut holdOut, int k) {
    List<int[]> rankings = new ArrayList<>();
    try (ShoppingGuide guide =
        ShoppingGuide.open(folder, OpenOptions.defaults().withShopperKey(key))) {
      for (int place = 0; place < holdOut.size(); place++) {
        List<Recommendation> best = guide.recommend(Shopper.of("u" + holdOut.shopper(place)), k);
        rankings.add(
            best.stream().mapToInt(r -> Integer.parseInt(r.product().id().substring(1))).toArray());
      }
    }
    return rankings;
  }

  private static void compare(Map<String, RankingReport> reports, long seed, JsonObject figures) {
    List<String> names = List.copyOf(reports.keySet());
    double[] first = reports.get(names.getFirst()).values(RankingMeasure.NDCG);
    for (String name : names.subList(1, names.size())) {
      String prefix = name + "_minus_" + names.getFirst();
      PairedTest test =
          PairedTest.of(reports.get(name).values(RankingMeasure.NDCG), first, DRAWS, seed);
      figures.addProperty(prefix, RecommendEvaluation.percent(test.difference().mean()));
      figures.addProperty(prefix + "_low", RecommendEvaluation.percent(test.difference().low()));
      figures.addProperty(prefix + "_high", RecommendEvaluation.percent(test.difference().high()));
      figures.addProperty(prefix + "_p_randomization", test.randomization());
    }
  }
}
