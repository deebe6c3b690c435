package io.shopguide.benchmarks.rollout;

import com.google.gson.JsonObject;
import io.shopguide.guide.Answer;
import io.shopguide.guide.AskOptions;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Rollout;
import io.shopguide.guide.RolloutPlan;
import io.shopguide.guide.RolloutPlan.Step;
import io.shopguide.guide.Session;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Switches generations, rolls them out and takes them back while threads ask, each after a pause of
 * 2 ms. Every answer must be, to the last score, the one that one of the two generations gives
 * alone. Not thread-safe; one per run.
 */
final class SwitchingLoad {
  private static final int THREADS = 4;
  private static final long THINK_NANOS = 2_000_000;
  private static final AskOptions FIVE = AskOptions.limit(5);

  private final Path folder;
  private final List<String> queries;
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile boolean over;

  SwitchingLoad(Path folder, List<String> queries) {
    this.folder = folder;
    this.queries = queries;
  }

  /** Runs so many switches and rollbacks and counts the answers and what is wrong with them. */
  JsonObject run(int switches, PrintStream progress) {
    List<Set<List<Object>>> expected = new ArrayList<>();
    try (ShoppingGuide guide = ShoppingGuide.open(folder, RolloutEvaluation.options());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (String query : queries) {
        expected.add(new HashSet<>(Set.of(content(alone(guide, query)))));
      }
      guide.switchTo(2);
      for (int query = 0; query < queries.size(); query++) {
        expected.get(query).add(content(alone(guide, queries.get(query))));
      }
      List<Future<?>> asking = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int seed = thread;
        asking.add(threads.submit(() -> ask(guide, expected, new Random(seed))));
      }
      try {
        for (int done = 0; done < switches; done++) {
          change(guide, done);
          if (done % 100 == 99) {
            progress.printf("%d changes beside %d answers%n", done + 1, answers.get());
          }
        }
      } finally {
        over = true;
      }
      for (Future<?> each : asking) {
        each.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("The load did not come to its end", e);
    }
    JsonObject figures = new JsonObject();
    figures.addProperty("switches", switches);
    figures.addProperty("threads", THREADS);
    figures.addProperty("answers", answers.get());
    figures.addProperty("failed", failed.get());
    figures.addProperty("torn_or_mixed", wrong.get());
    return figures;
  }

  /** One switch, rollout taken back or rollout promoted, in turn. */
  private static void change(ShoppingGuide guide, int number) {
    long other = guide.info().generation() == 1 ? 2 : 1;
    if (number % 3 == 0) {
      guide.switchTo(other);
      return;
    }
    RolloutPlan plan =
        RolloutPlan.defaults().withShadow(0).withSteps(new Step(0.5, Integer.MAX_VALUE));
    Rollout rollout = guide.rollout(other, number % 2 == 0 ? plan : plan.withShadow(1_000_000));
    if (number % 3 == 1) {
      rollout.rollBack("under load");
    } else {
      rollout.promote("under load");
    }
  }

  private static Answer alone(ShoppingGuide guide, String query) {
    return guide.ask(query, guide.newSession(Shopper.anonymous()), FIVE);
  }

  /** All of an answer that must be of one generation. */
  private static List<Object> content(Answer answer) {
    return List.of(
        answer.query(),
        answer.need(),
        answer.recommendations(),
        answer.alternatives(),
        answer.relaxations(),
        answer.page(),
        answer.notes());
  }

  private void ask(ShoppingGuide guide, List<Set<List<Object>>> expected, Random random) {
    while (!over) {
      int query = random.nextInt(queries.size());
      try {
        Session session = guide.newSession(Shopper.anonymous());
        Answer answer = guide.ask(queries.get(query), session, FIVE);
        Set<String> shown = ids(answer);
        boolean right = expected.get(query).contains(content(answer));
        if (random.nextInt(4) == 0) {
          Set<String> next = ids(guide.more(session));
          right &= next.stream().noneMatch(shown::contains);
        }
        answers.incrementAndGet();
        wrong.addAndGet(right ? 0 : 1);
        LockSupport.parkNanos(THINK_NANOS);
      } catch (RuntimeException e) {
        failed.incrementAndGet();
      }
    }
  }

  private static Set<String> ids(Answer answer) {
    Set<String> ids = new HashSet<>();
    Stream.concat(answer.recommendations().stream(), answer.alternatives().stream())
        .map(Recommendation::product)
        .forEach(product -> ids.add(product.id()));
    return ids;
  }
}
