package io.shopguide.benchmarks.rollout;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.guide.Guardrail;
import io.shopguide.guide.GuideBuilder;
import io.shopguide.guide.OpenOptions;
import io.shopguide.guide.Rollout;
import io.shopguide.guide.RolloutPlan;
import io.shopguide.guide.RolloutStatus;
import io.shopguide.guide.RolloutStatus.Phase;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShopperKey;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.ProductRecord;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.rec.evaluation.Judgements;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Rolls out harmful and harmless generations of a real catalogue to simulated shoppers, by the
 * default plan without its shadow, and counts how often they are taken back. The harmful generation
 * has the content of some products mixed up, as many as lower NDCG@10 by the given share; the
 * harmless one is built from the same products. Then switches and rolls back under load, and checks
 * every answer.
 */
public final class RolloutEvaluation implements Evaluation {
  private static final Duration BETWEEN_VISITS = Duration.ofMinutes(1);
  private static final int BISECTIONS = 8;

  /** Always the same, so that a run can be repeated. */
  private static final ShopperKey KEY = ShopperKey.of(new byte[32]);

  /** Makes the evaluation. */
  public RolloutEvaluation() {}

  @Override
  public String usage() {
    return "catalog=products.jsonl.gz judgements=judgements.csv [runs=100] [seed=1] [queries=30]"
        + " [products=500] [harm=10] [switches=1000]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path catalog = arguments.existing("catalog");
    Judgements all = Judgements.read(arguments.existing("judgements"));
    int runs = arguments.count("runs", 100);
    long seed = arguments.number("seed", 1);
    int queries = arguments.count("queries", 30);
    int products = arguments.count("products", 500);
    int harm = arguments.count("harm", 10);
    int switches = arguments.count("switches", 1_000);
    arguments.done();
    if (harm > 50) {
      throw new IllegalArgumentException("harm=" + harm + " is more than 50 percent");
    }
    Judgements judgements = some(all, queries, seed);
    ShopFeed feed = ShopFeed.read(catalog, judgements, products, seed);
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "rollout");
    figures.addProperty("queries", judgements.queries().size());
    figures.addProperty("products", feed.lines().size());
    figures.addProperty("runs", runs);
    figures.addProperty("seed", seed);
    try (TemporaryFolder harmless = new TemporaryFolder("shopguide-rollout");
        TemporaryFolder harmful = new TemporaryFolder("shopguide-rollout");
        TemporaryFolder loaded = new TemporaryFolder("shopguide-rollout")) {
      double live = ndcg(harmless.path(), judgements, feed.plain());
      build(harmful.path(), feed.plain(), false);
      double share = mixedUp(feed, judgements, live, 1 - harm / 100.0, progress);
      build(harmful.path(), feed.mixedUp(share), true);
      build(harmless.path(), feed.plain(), true);
      figures.addProperty("mixed_up", Decimals.rounded(share, 4));
      figures.addProperty("live_ndcg10", Decimals.rounded(live, 4));
      figures.addProperty(
          "harmless_ndcg10", Decimals.rounded(candidate(harmless.path(), judgements), 4));
      figures.addProperty(
          "harmful_ndcg10", Decimals.rounded(candidate(harmful.path(), judgements), 4));
      Tally without = new Tally();
      Tally with = new Tally();
      VisitClock clock = new VisitClock();
      OpenOptions options = options().withClock(clock);
      try (ShoppingGuide unharmed = ShoppingGuide.open(harmless.path(), options);
          ShoppingGuide harmed = ShoppingGuide.open(harmful.path(), options)) {
        for (int run = 0; run < runs; run++) {
          Shoppers shoppers = new Shoppers(judgements, seed * 1_000_003 + run);
          progress.printf(
              "run %d: harmless %s%n", run, rollOut(unharmed, clock, shoppers, run, without));
          progress.printf("run %d: harmful %s%n", run, rollOut(harmed, clock, shoppers, run, with));
        }
      }
      figures.add("harmless", without.figures());
      figures.add("harmful", with.figures());
      build(loaded.path(), feed.plain(), false);
      build(loaded.path(), feed.mixedUp(share), true);
      figures.add(
          "load", new SwitchingLoad(loaded.path(), judgements.queries()).run(switches, progress));
    }
    return figures;
  }

  private static void build(Path folder, Feed<ProductRecord> feed, boolean candidate) {
    GuideBuilder builder =
        GuideBuilder.create(folder).products(feed).shopperKey(KEY).monitor(GuideMonitor.none());
    (candidate ? builder.asCandidate() : builder).build();
  }

  private static double ndcg(Path folder, Judgements judgements, Feed<ProductRecord> feed) {
    build(folder, feed, false);
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      return Shoppers.ndcg(guide, judgements);
    }
  }

  private static double candidate(Path folder, Judgements judgements) {
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options())) {
      guide.switchTo(2);
      double ndcg = Shoppers.ndcg(guide, judgements);
      guide.switchTo(1);
      return ndcg;
    }
  }

  /** The share of products to mix up so that NDCG@10 is so much of the live one. */
  private static double mixedUp(
      ShopFeed feed, Judgements judgements, double live, double wanted, PrintStream progress)
      throws IOException {
    double low = 0;
    double high = 1;
    for (int bisection = 0; bisection < BISECTIONS; bisection++) {
      double middle = (low + high) / 2;
      try (TemporaryFolder trial = new TemporaryFolder("shopguide-rollout")) {
        double kept = ndcg(trial.path(), judgements, feed.mixedUp(middle)) / live;
        progress.printf(
            Locale.ROOT, "%.4f of the products mixed up keep %.4f of NDCG@10%n", middle, kept);
        if (kept > wanted) {
          low = middle;
        } else {
          high = middle;
        }
      }
    }
    return (low + high) / 2;
  }

  static OpenOptions options() {
    return OpenOptions.defaults().withMonitor(GuideMonitor.none()).withShopperKey(KEY);
  }

  private static RolloutPlan plan() {
    return RolloutPlan.defaults().withShadow(0);
  }

  /** Some of the queries that have a relevant product. */
  private static Judgements some(Judgements all, int queries, long seed) {
    List<String> rated = new ArrayList<>(all.queries());
    rated.removeIf(query -> all.ratings().get(query).values().stream().noneMatch(r -> r > 0));
    Collections.shuffle(rated, new Random(seed));
    Map<String, Map<String, Integer>> some = new LinkedHashMap<>();
    rated.stream().limit(queries).forEach(query -> some.put(query, all.ratings().get(query)));
    return new Judgements(some);
  }

  /** Lets shoppers come until the rollout ends, and says how it ended. */
  private static String rollOut(
      ShoppingGuide guide, VisitClock clock, Shoppers shoppers, int run, Tally tally) {
    Rollout rollout = guide.rollout(2, plan());
    int visits = 0;
    while (guide.rollout().isPresent()) {
      shoppers.visit(guide, Shopper.of(run + " " + visits++));
      clock.pass(BETWEEN_VISITS);
    }
    guide.switchTo(1);
    return tally.add(rollout.status(), visits);
  }

  /** How rollouts ended. */
  private static final class Tally {
    private final Map<Guardrail, Integer> reasons = new EnumMap<>(Guardrail.class);
    private final List<Integer> visitsUntil = new ArrayList<>();
    private double liveClicks;
    private double candidateClicks;
    private int runs;

    String add(RolloutStatus status, int visits) {
      runs++;
      if (status.phase() == Phase.ROLLED_BACK) {
        reasons.merge(status.guardrails().getFirst().guardrail(), 1, Integer::sum);
        visitsUntil.add(visits);
      }
      RolloutStatus.Figure clicks =
          status.guardrails().stream()
              .filter(figure -> figure.guardrail() == Guardrail.CLICKS)
              .findFirst()
              .orElseThrow();
      liveClicks += clicks.liveShare();
      candidateClicks += clicks.candidateShare();
      return String.format(
          Locale.ROOT,
          "%s after %,d visits; %s; %s",
          status.phase(),
          visits,
          clicks,
          status.guardrails().getFirst());
    }

    JsonObject figures() {
      JsonObject figures = new JsonObject();
      figures.addProperty("rolled_back", Decimals.rounded((double) visitsUntil.size() / runs, 4));
      Collections.sort(visitsUntil);
      if (!visitsUntil.isEmpty()) {
        figures.addProperty("visits_p50", visitsUntil.get(visitsUntil.size() / 2));
        figures.addProperty("visits_max", visitsUntil.getLast());
      }
      figures.addProperty("live_clicks", Decimals.rounded(liveClicks / runs, 4));
      figures.addProperty("candidate_clicks", Decimals.rounded(candidateClicks / runs, 4));
      reasons.forEach(
          (guardrail, count) ->
              figures.addProperty("by_" + guardrail.name().toLowerCase(Locale.ROOT), count));
      return figures;
    }
  }

  @Override
  public String summary(JsonObject figures) {
    StringBuilder table =
        new StringBuilder("candidate  NDCG@10  rolled back  clicks live  candidate\n");
    for (String kind : List.of("harmless", "harmful")) {
      JsonObject of = figures.getAsJsonObject(kind);
      table.append(
          String.format(
              Locale.ROOT,
              "%-9s  %7.4f  %9.1f %%  %9.1f %%  %7.1f %%%n",
              kind,
              figures.get(kind + "_ndcg10").getAsDouble(),
              100 * of.get("rolled_back").getAsDouble(),
              100 * of.get("live_clicks").getAsDouble(),
              100 * of.get("candidate_clicks").getAsDouble()));
    }
    return table.toString();
  }
}
