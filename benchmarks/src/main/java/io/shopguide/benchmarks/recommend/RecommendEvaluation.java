package io.shopguide.benchmarks.recommend;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.recommend.PurchaseFile.Event;
import io.shopguide.rec.Contribution.Side;
import io.shopguide.rec.evaluation.PairedTest;
import io.shopguide.rec.evaluation.RankingMeasure;
import io.shopguide.rec.evaluation.RankingReport;
import io.shopguide.rec.train.HybridModel;
import io.shopguide.rec.train.HybridTrainer;
import io.shopguide.rec.train.HybridTrainer.Trained;
import io.shopguide.rec.train.HybridTrainer.Validation;
import io.shopguide.rec.train.Incidence;
import io.shopguide.rec.train.ProductRelation;
import io.shopguide.rec.train.TrainingControl;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a recommender on purchases, with or without a product graph, measures it on purchases held
 * out from the training file, then trains on all of them and writes the best items for every user:
 * {@code user item rank score}, tab-separated. A user's own items are not ranked.
 *
 * <p>With {@code test} the written rankings are measured as well. With {@code ablation=true}
 * nothing is written; purchases only, graph only and both are compared on the same users.
 */
public final class RecommendEvaluation implements Evaluation {
  private static final double ALSO_BOUGHT_SUPPORT = 20;
  private static final double HALF_LIFE_SHARE = 0.1; // of the time that the events span
  private static final int DRAWS = 2_000;

  /** Makes the evaluation. */
  public RecommendEvaluation() {}

  /** What is learnt from. */
  private enum Parts {
    CF,
    GRAPH,
    HYBRID
  }

  @Override
  public String usage() {
    return "train=FILE out=run.tsv [data=FOLDER] [test=FILE] [k=10] [parts=hybrid|cf|graph]"
        + " [join=false] [ablation=false] [seed=1] [threads=N]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    long start = System.nanoTime();
    Path train = arguments.existing("train");
    Path out = arguments.path("out");
    Optional<Path> data = arguments.optional("data");
    Optional<Path> test = arguments.optional("test");
    int k = arguments.count("k", 10);
    Parts parts = parts(arguments, data.isPresent() ? Parts.HYBRID : Parts.CF);
    boolean join = arguments.flag("join");
    boolean ablation = arguments.flag("ablation");
    long seed = arguments.number("seed", 1);
    int threads = arguments.count("threads", Runtime.getRuntime().availableProcessors());
    arguments.done();
    if (data.isEmpty() && (parts != Parts.CF || join || ablation)) {
      throw new IllegalArgumentException("parts, join and ablation need a graph: give data=FOLDER");
    }
    GraphFolder graph = data.isPresent() ? GraphFolder.read(data.get()) : null;
    PurchaseFile purchases =
        graph == null ? PurchaseFile.anyIds(train) : PurchaseFile.numbered(train, graph.products());
    Incidence bought = purchases.matrix();
    HybridTrainer trainer =
        HybridTrainer.create()
            .seed(seed)
            .control(TrainingControl.create().threads(threads).onProgress(new Lines(progress)));
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "recommend");
    figures.addProperty("users", bought.rows());
    figures.addProperty("items", bought.columns());
    figures.addProperty("events", bought.size());
    figures.addProperty("seed", seed);
    if (ablation) {
      compare(trainer, graph, bought, seed, figures, progress);
    } else {
      figures.addProperty("parts", parts.name().toLowerCase(Locale.ROOT));
      figures.addProperty("join", join);
      HybridTrainer chosen = withRecency(choose(trainer, graph, parts, join), purchases);
      Validation validation = chosen.validate(bought);
      figures.addProperty("validation_users", validation.report().users());
      add("validation_", validation.report(), seed, figures);
      progress.println("held out: " + figures);
      ListFigures.add(
          "validation_", validation.rankings(), validation.holdOut().training(), graph, figures);
      Trained trained = chosen.train(bought, validation);
      figures.addProperty("model", trained.card().description());
      figures.addProperty("data_sha256", trained.card().dataHash());
      List<int[]> rankings = write(trained.model(), bought, purchases, k, out);
      if (test.isPresent()) {
        measure(test.get(), purchases, rankings, k, seed, figures);
      }
    }
    figures.addProperty("seconds", Decimals.rounded((System.nanoTime() - start) / 1e9, 1));
    return figures;
  }

  private static HybridTrainer choose(
      HybridTrainer trainer, GraphFolder graph, Parts parts, boolean join) {
    HybridTrainer chosen = parts == Parts.GRAPH ? trainer.withoutPurchases() : trainer;
    if (parts == Parts.CF) {
      return chosen;
    }
    chosen =
        chosen.relation(new ProductRelation("attributes", Side.CONTENT, graph.attributes(), 0));
    for (Map.Entry<String, Incidence> relation : graph.related().entrySet()) {
      double support = relation.getKey().equals("also_bought") ? ALSO_BOUGHT_SUPPORT : 0;
      chosen =
          chosen.relation(
              new ProductRelation(relation.getKey(), Side.GRAPH, relation.getValue(), support));
    }
    if (join) {
      for (Map.Entry<String, Incidence> links : graph.links().entrySet()) {
        chosen = chosen.links(links.getKey() + " directly", links.getValue());
      }
    }
    return chosen;
  }

  private static HybridTrainer withRecency(HybridTrainer trainer, PurchaseFile purchases) {
    if (!purchases.timed()) {
      return trainer;
    }
    Map<Event, Long> times = new HashMap<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Event event : purchases.events()) {
      times.merge(event.withoutTime(), event.time(), Math::max);
      first = Math.min(first, event.time());
      last = Math.max(last, event.time());
    }
    double halfLife = Math.max(1, HALF_LIFE_SHARE * (last - first));
    return trainer.recency((user, item) -> times.get(new Event(user, item, 0)), halfLife);
  }

  private static void compare(
      HybridTrainer trainer,
      GraphFolder graph,
      Incidence bought,
      long seed,
      JsonObject figures,
      PrintStream progress) {
    Map<String, RankingReport> reports = new LinkedHashMap<>();
    for (Parts parts : Parts.values()) {
      for (boolean join : parts == Parts.CF ? new boolean[] {false} : new boolean[] {false, true}) {
        String name = parts.name().toLowerCase(Locale.ROOT) + (join ? "_join" : "");
        Validation validation = choose(trainer, graph, parts, join).validate(bought);
        reports.put(name, validation.report());
        figures.addProperty("validation_users", validation.report().users());
        add(name + "_", validation.report(), seed, figures);
        ListFigures.add(
            name + "_", validation.rankings(), validation.holdOut().training(), graph, figures);
        progress.println("held out: " + figures);
      }
    }
    double[] cf = reports.get("cf").values(RankingMeasure.NDCG);
    for (String name : List.of("graph", "hybrid", "hybrid_join")) {
      PairedTest test =
          PairedTest.of(reports.get(name).values(RankingMeasure.NDCG), cf, DRAWS, seed);
      figures.addProperty(name + "_minus_cf", percent(test.difference().mean()));
      figures.addProperty(name + "_minus_cf_low", percent(test.difference().low()));
      figures.addProperty(name + "_minus_cf_high", percent(test.difference().high()));
      figures.addProperty(name + "_minus_cf_p_randomization", test.randomization());
      figures.addProperty(name + "_minus_cf_p_t", test.student());
    }
  }

  /** Means x 100, NDCG with its interval. */
  static void add(String prefix, RankingReport report, long seed, JsonObject figures) {
    for (RankingMeasure measure : RankingMeasure.values()) {
      String name = prefix + measure.name().toLowerCase(Locale.ROOT);
      figures.addProperty(name, percent(report.mean(measure)));
    }
    figures.addProperty(
        prefix + "ndcg_low", percent(report.interval(RankingMeasure.NDCG, seed).low()));
    figures.addProperty(
        prefix + "ndcg_high", percent(report.interval(RankingMeasure.NDCG, seed).high()));
  }

  private static List<int[]> write(
      HybridModel model, Incidence bought, PurchaseFile purchases, int k, Path out)
      throws IOException {
    List<String> users = List.copyOf(purchases.users().keySet());
    List<String> items = List.copyOf(purchases.items().keySet());
    HybridModel.Ranker ranker = model.ranker();
    List<int[]> rankings = new ArrayList<>();
    try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      for (int user = 0; user < users.size(); user++) {
        int[] ranking = ranker.rank(bought.row(user), k);
        for (int rank = 0; rank < ranking.length; rank++) {
          writer.write(
              String.format(
                  Locale.ROOT,
                  "%s\t%s\t%d\t%.6f%n",
                  users.get(user),
                  items.get(ranking[rank]),
                  rank + 1,
                  ranker.score(ranking[rank])));
        }
        rankings.add(ranking);
      }
    }
    return rankings;
  }

  private static void measure(
      Path file, PurchaseFile purchases, List<int[]> rankings, int k, long seed, JsonObject figures)
      throws IOException {
    List<int[]> ranked = new ArrayList<>();
    List<int[]> relevant = new ArrayList<>();
    for (Map.Entry<String, int[]> user : TestItems.read(file, purchases).entrySet()) {
      Integer place = purchases.users().get(user.getKey());
      ranked.add(place == null ? new int[0] : rankings.get(place));
      relevant.add(user.getValue());
    }
    RankingReport report = RankingReport.of(ranked, relevant, k);
    figures.addProperty("test_users", report.users());
    add("test_", report, seed, figures);
  }

  static double percent(double share) {
    return Decimals.rounded(100 * share, 2);
  }

  private static Parts parts(Arguments arguments, Parts absent) {
    Optional<String> value = arguments.text("parts");
    try {
      return value.isPresent() ? Parts.valueOf(value.get().toUpperCase(Locale.ROOT)) : absent;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "parts=" + value.get() + " is none of hybrid, cf, graph", e);
    }
  }
}
