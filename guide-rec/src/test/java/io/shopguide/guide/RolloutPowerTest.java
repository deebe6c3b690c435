package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.RolloutStatus.Phase;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.evaluation.Ndcg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often the default plan takes back a candidate whose NDCG@10 is 10 % lower, and one that is as
 * good. The shoppers click what is relevant by the position-based model; the answers they get are
 * made up, the rollout is real. The number of runs of each is the system property {@code
 * shopguide.rollouts}.
 */
class RolloutPowerTest {
  private static final int RUNS = Integer.getInteger("shopguide.rollouts", 3);
  private static final int QUERIES = 50;
  private static final int RANKS = 10;
  private static final int[] RATINGS = {3, 3, 3, 3, 3, 3, 2, 1, 1, 0};
  private static final double ATTRACTION = 0.3;
  private static final Ndcg NDCG = new Ndcg(RANKS);

  @TempDir private Path folder;
  private final HandClock clock = new HandClock();
  private final Map<String, Integer> ratings = new HashMap<>();
  private final List<List<String>> liveRankings = new ArrayList<>();
  private Generations generations;
  private Answer pattern;

  @BeforeEach
  void open() {
    SmallShop.copyWithNextSeasonTo(folder);
    OpenOptions options = OpenOptions.with(GuideMonitor.none()).withClock(clock);
    generations = Generations.open(folder, options, GuideMonitor.none(), StageScope.NONE);
    Session session = new Session(Shopper.anonymous(), 0);
    pattern =
        session.turn(
            () ->
                generations.ask(
                    session, (answers, s) -> answers.ask("headphones", s, AskOptions.limit(1))));
    Random random = new Random(1);
    for (int query = 0; query < QUERIES; query++) {
      List<String> ranking = new ArrayList<>();
      List<Double> keys = new ArrayList<>();
      for (int product = 0; product < RANKS; product++) {
        String id = query + "-" + product;
        int rating = RATINGS[random.nextInt(RATINGS.length)];
        ratings.put(id, rating);
        ranking.add(id);
        keys.add(rating + 1.5 * random.nextGaussian());
      }
      ranking.sort((a, b) -> Double.compare(keys.get(number(b)), keys.get(number(a))));
      liveRankings.add(List.copyOf(ranking));
    }
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(id.indexOf('-') + 1));
  }

  @AfterEach
  void close() {
    generations.close();
  }

  private double ndcg(List<List<String>> rankings) {
    double[] all = new double[QUERIES];
    for (int query = 0; query < QUERIES; query++) {
      Map<String, Integer> own = new HashMap<>();
      for (String id : liveRankings.get(query)) {
        own.put(id, ratings.get(id));
      }
      all[query] = NDCG.of(rankings.get(query), own);
    }
    return Ndcg.mean(all);
  }

  /** The live rankings with other products, which nobody wants, in the place of some. */
  private List<List<String>> harmed(double share) {
    Random random = new Random(2);
    return liveRankings.stream()
        .map(
            ranking ->
                ranking.stream().map(id -> random.nextDouble() < share ? "x" + id : id).toList())
        .toList();
  }

  private Answer answer(List<String> ranking, long nanos) {
    Recommendation like = pattern.recommendations().getFirst();
    List<Recommendation> shown =
        ranking.stream()
            .map(id -> new Product(id, id, id, "", "", 1, "USD"))
            .map(product -> new Recommendation(product, 1, like.explanation(), List.of()))
            .toList();
    return new Answer(
        pattern.query(),
        pattern.need(),
        shown,
        List.of(),
        List.of(),
        List.of(),
        pattern.page(),
        List.of(),
        Duration.ofNanos(nanos));
  }

  /** One rollout to its end; says whether the candidate was taken back. */
  private boolean isTakenBack(List<List<String>> candidateRankings, long seed) {
    Random random = new Random(seed);
    Trial trial = generations.start(2, RolloutPlan.defaults().withShadow(0), event -> {});
    Answering candidate = trial.candidate().answers();
    for (int visit = 0; generations.trial().isPresent(); visit++) {
      Session session = new Session(Shopper.of(seed + " " + visit), visit);
      for (int question = random.nextInt(3); question >= 0; question--) {
        int query = random.nextInt(QUERIES);
        long nanos = (long) (1e6 * Math.exp(random.nextGaussian()));
        Answer answer =
            generations.ask(
                session,
                (side, s) -> {
                  boolean isCandidate = side.equals(candidate);
                  return answer((isCandidate ? candidateRankings : liveRankings).get(query), nanos);
                });
        List<String> shown = Trial.products(answer);
        click(trial, session, shown, random);
      }
      clock.pass(Duration.ofMinutes(1));
    }
    Phase phase = trial.course().status().phase();
    if (phase == Phase.PROMOTED) {
      generations.switchTo(1);
    }
    return phase == Phase.ROLLED_BACK;
  }

  private void click(Trial trial, Session session, List<String> shown, Random random) {
    for (int rank = 1; rank <= shown.size(); rank++) {
      String id = shown.get(rank - 1);
      double gain = (Math.pow(2, ratings.getOrDefault(id, 0)) - 1) / 7;
      if (random.nextDouble() < ATTRACTION * gain * Math.log(2) / Math.log(rank + 1)) {
        trial.clicked(session, id);
        if (random.nextDouble() < 0.1) {
          trial.bought(session.shopper(), id);
        }
      }
    }
  }

  private int takenBack(List<List<String>> candidateRankings) {
    return (int)
        IntStream.range(0, RUNS).filter(run -> isTakenBack(candidateRankings, run)).count();
  }

  @Test
  void rollout_asGoodACandidate_isTakenBackInAtMostOneOfTwenty(TestReporter reporter) {
    int stopped = takenBack(liveRankings);
    reporter.publishEntry("as good", stopped + " of " + RUNS + " taken back");
    assertTrue(stopped <= Math.max(1, RUNS / 20), stopped + " of " + RUNS);
  }

  @Test
  void rollout_aTenthLessNdcg_isTakenBackInNineteenOfTwenty(TestReporter reporter) {
    double live = ndcg(liveRankings);
    double[] shares = IntStream.range(0, 400).mapToDouble(i -> i / 1_000.0).toArray();
    double share =
        Arrays.stream(shares).filter(s -> ndcg(harmed(s)) <= 0.9 * live).findFirst().orElseThrow();
    List<List<String>> harmed = harmed(share);
    assertEquals(0.9, ndcg(harmed) / live, 0.01);
    int stopped = takenBack(harmed);
    reporter.publishEntry(
        "NDCG@10 %.3f instead of %.3f".formatted(ndcg(harmed), live),
        stopped + " of " + RUNS + " taken back");
    assertTrue(stopped >= RUNS - Math.max(1, RUNS / 20), stopped + " of " + RUNS);
  }
}
