package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.RolloutPlan.Step;
import io.shopguide.rec.Contribution;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Switches and rollouts while threads hold conversations. The number of changes is the system
 * property {@code shopguide.switches}; CONTRIBUTING.md says how to run more.
 */
class SwitchingLoadTest {
  private static final int CHANGES = Integer.getInteger("shopguide.switches", 8);
  private static final int THREADS = 3;
  private static final List<String> TURNS =
      List.of(
          "headphones",
          "not Sony",
          "under $300",
          "how heavy is the first one?",
          "red running shoes",
          "something like the first one",
          "耳机，不要索尼");

  @TempDir private Path folder;
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean over;

  /** Whether the answer is of the next season; all of it must be of the same. */
  private static void assertOfOneSeason(List<Recommendation> shown) {
    Set<Boolean> seasons = new HashSet<>();
    for (Recommendation each : shown) {
      boolean isNew = each.product().title().startsWith("New ");
      seasons.add(isNew);
      assertTrue(!isNew || !each.product().id().equals("h8"), "h8 is not of the next season");
      double sum =
          each.explanation().contributions().stream().mapToDouble(Contribution::value).sum();
      assertEquals(each.score(), sum, 1e-9);
    }
    assertTrue(seasons.size() <= 1, "of two generations: " + shown);
  }

  private int converse(ShoppingGuide guide, int seed) {
    Random random = new Random(seed);
    int conversations = 0;
    while (!over) {
      Shopper shopper =
          random.nextBoolean() ? Shopper.anonymous() : Shopper.of("s" + random.nextInt(50));
      Session session = guide.newSession(shopper);
      for (String turn : TURNS) {
        Answer answer = guide.ask(turn, session, AskOptions.limit(3));
        List<Recommendation> all = new ArrayList<>(answer.recommendations());
        all.addAll(answer.alternatives());
        assertOfOneSeason(all);
        answers.incrementAndGet();
        if (Answering.isRanking(answer) && random.nextInt(3) == 0) {
          Answer next = guide.more(session);
          Set<String> shown = new HashSet<>(SmallShop.ids(all));
          assertOfOneSeason(next.recommendations());
          assertTrue(SmallShop.ids(next.recommendations()).stream().noneMatch(shown::contains));
        }
      }
      assertOfOneSeason(guide.recommend(session, 4));
      assertOfOneSeason(guide.recommend(shopper, AskOptions.limit(4)));
      assertOfOneSeason(guide.similar("h1", 4));
      assertOfOneSeason(List.of(guide.explain(session, "s1")));
      guide.clicked(session, "s1");
      shopper.id().ifPresent(id -> guide.bought(shopper, "k1"));
      conversations++;
    }
    return conversations;
  }

  private static void change(ShoppingGuide guide, int number) {
    long other = guide.info().generation() == 1 ? 2 : 1;
    RolloutPlan half =
        RolloutPlan.defaults().withShadow(0).withSteps(new Step(0.5, Integer.MAX_VALUE));
    switch (number % 4) {
      case 0 -> guide.switchTo(other);
      case 1 -> guide.rollout(other, half).rollBack("load");
      case 2 -> guide.rollout(other, half.withShadow(1_000_000)).rollBack("load");
      default -> guide.rollout(other, half).promote("load");
    }
  }

  @Test
  void changes_underLoad_failNoRequestAndMixNoAnswer() throws Exception {
    int before = openFiles();
    try (ShoppingGuide guide = ShoppingGuide.open(SmallShop.copyWithNextSeasonTo(folder));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int seed = thread;
        running.add(threads.submit(() -> converse(guide, seed)));
      }
      try {
        for (int number = 0; number < CHANGES; number++) {
          change(guide, number);
          int seen = answers.get();
          while (answers.get() < seen + 3 && running.stream().noneMatch(Future::isDone)) {
            Thread.onSpinWait();
          }
        }
      } finally {
        over = true;
      }
      for (Future<Integer> each : running) {
        assertTrue(each.get() >= 1);
      }
      assertTrue(openFiles() < before + 60, "generations that were replaced are closed");
    }
  }

  /** The number of files that the process has open, 0 where the system does not tell. */
  private static int openFiles() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }
}
