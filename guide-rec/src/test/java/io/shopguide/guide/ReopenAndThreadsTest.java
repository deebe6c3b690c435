package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same answers whenever and however often they are asked for. */
class ReopenAndThreadsTest {
  private static final List<String> TURNS =
      List.of(
          "wireless headphones under $200",
          "cheaper",
          "in white instead",
          "how heavy is the first one?",
          "红色的跑步鞋，不要耐克",
          "便宜点",
          "laptops with at least 512 GB",
          "something like the first one");

  @TempDir private Path folder;

  /** All that a conversation and its shopper's requests answer, but for the time they took. */
  private static List<Object> transcript(ShoppingGuide guide, Shopper shopper) {
    List<Object> transcript = new ArrayList<>();
    Session session = guide.newSession(shopper);
    for (String turn : TURNS) {
      Answer answer = guide.ask(turn, session);
      transcript.add(answer.query());
      transcript.add(answer.need());
      transcript.add(answer.recommendations());
      transcript.add(answer.alternatives());
      transcript.add(answer.relaxations());
      transcript.add(answer.facts());
      transcript.add(answer.notes());
    }
    transcript.add(guide.recommend(shopper, 20));
    transcript.add(guide.similar("s1", 20));
    return transcript;
  }

  @Test
  void answers_afterReopeningAndRebuilding_areTheSame() {
    List<Object> expected = transcript(SmallShop.guide(), Shopper.of("dan"));
    for (int round = 0; round < 2; round++) {
      try (ShoppingGuide built = open()) {
        assertEquals(expected, transcript(built, Shopper.of("dan")));
        assertEquals(expected, transcript(built, Shopper.of("dan")));
      }
    }
    SmallShop.builder(folder).build();
    try (ShoppingGuide rebuilt = ShoppingGuide.open(folder)) {
      assertEquals(2, rebuilt.info().generation());
      assertEquals(expected, transcript(rebuilt, Shopper.of("dan")));
    }
  }

  private ShoppingGuide open() {
    return Files.exists(folder.resolve("CURRENT"))
        ? ShoppingGuide.open(folder)
        : SmallShop.open(folder, GuideMonitor.none());
  }

  @Test
  void answers_fromFourThreadsAtOnce_areTheSame() throws Exception {
    ShoppingGuide guide = SmallShop.guide();
    List<Shopper> shoppers =
        List.of(Shopper.of("dan"), Shopper.of("mia"), Shopper.anonymous(), Shopper.of("new"));
    List<List<Object>> expected = shoppers.stream().map(s -> transcript(guide, s)).toList();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<List<Object>>>> running =
          shoppers.stream()
              .map(
                  s ->
                      threads.submit(
                          () -> {
                            start.await();
                            return IntStream.range(0, 25)
                                .mapToObj(i -> transcript(guide, s))
                                .toList();
                          }))
              .toList();
      start.countDown();
      for (int t = 0; t < running.size(); t++) {
        for (List<Object> transcript : running.get(t).get()) {
          assertEquals(expected.get(t), transcript);
        }
      }
    }
  }

  @Test
  void oneSession_askedFromFourThreads_answersOneAfterTheOther() throws Exception {
    ShoppingGuide guide = SmallShop.guide();
    Session session = guide.newSession(Shopper.anonymous());
    guide.ask("headphones", session);
    List<String> refinements = List.of("not Sony", "under $300", "not red", "not Philips");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Answer>> running =
          refinements.stream()
              .map(text -> threads.submit(() -> guide.ask("but " + text, session)))
              .toList();
      for (Future<Answer> each : running) {
        assertTrue(each.get().recommendations().size() >= 3);
      }
    }
    assertEquals(3, session.need().excluded().size());
    assertTrue(session.need().price().isPresent());
  }

  @Test
  void purchases_fromFourThreadsWhileAsking_areAllKept() throws Exception {
    try (ShoppingGuide guide = open();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Shopper shopper = Shopper.of("t" + t);
        running.add(
            threads.submit(
                () -> {
                  for (SmallShop.Item item : SmallShop.ITEMS) {
                    guide.bought(shopper, item.id());
                    guide.recommend(shopper, 3);
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    try (ShoppingGuide reopened = ShoppingGuide.open(folder)) {
      for (int t = 0; t < 4; t++) {
        assertEquals(List.of(), reopened.recommend(Shopper.of("t" + t), 30));
      }
    }
  }

  @Test
  void close_whileAsked_letsRequestsFinishAndRefusesLaterOnes() throws Exception {
    ShoppingGuide guide = open();
    CountDownLatch asked = new CountDownLatch(4);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        running.add(threads.submit(() -> askUntilClosed(guide, asked)));
      }
      asked.await();
      guide.close();
      for (Future<Integer> each : running) {
        assertTrue(each.get() >= 1);
      }
    }
    guide.close();
    Session session = guide.newSession(Shopper.anonymous());
    assertThrows(IllegalStateException.class, () -> guide.ask("headphones", session));
    assertThrows(IllegalStateException.class, () -> guide.recommend(Shopper.anonymous(), 1));
    assertThrows(IllegalStateException.class, () -> guide.similar("h1", 1));
    assertThrows(IllegalStateException.class, () -> guide.explain(session, "h1"));
    assertThrows(IllegalStateException.class, () -> guide.bought(Shopper.of("u"), "h1"));
    assertThrows(IllegalStateException.class, () -> guide.product("h1"));
  }

  /** Asks until the guide is closed, and counts the answers; any other failure ends the test. */
  private static int askUntilClosed(ShoppingGuide guide, CountDownLatch asked) {
    int answers = 0;
    while (true) {
      try {
        Answer answer = guide.ask("headphones", guide.newSession(Shopper.anonymous()));
        assertEquals(8, answer.recommendations().size());
        if (answers++ == 0) {
          asked.countDown();
        }
      } catch (IllegalStateException e) {
        assertEquals("The guide is closed", e.getMessage());
        return answers;
      }
    }
  }
}
