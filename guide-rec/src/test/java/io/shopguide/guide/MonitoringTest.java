package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringTest {
  @TempDir private Path folder;
  private final RecordingMonitor monitor = new RecordingMonitor();
  private ShoppingGuide guide;

  @BeforeEach
  void open() {
    guide = SmallShop.open(folder, monitor);
    assertEquals(List.of("OPEN in nothing", "OPEN OK"), monitor.events());
    monitor.clear();
  }

  @AfterEach
  void close() {
    guide.close();
  }

  @Test
  void ask_products_reportsNestedStagesCandidatesAndResults() {
    guide.ask("red running shoes", guide.newSession(Shopper.of("dan")));
    assertEquals(
        List.of(
            "ASK in nothing",
            "PARSE in ASK",
            "parsed en find findings=2 unresolved=0",
            "PARSE OK",
            "DIALOGUE in ASK",
            "DIALOGUE OK",
            "CANDIDATES in ASK",
            "candidates text 11",
            "CANDIDATES OK",
            "SCORE in ASK",
            "SCORE OK",
            "EXPLAIN in ASK",
            "EXPLAIN OK",
            "results 2",
            "ASK OK"),
        monitor.events());
    assertEquals(0, monitor.openSpans());
  }

  @Test
  void ask_nothingFound_reportsZeroResultsAndEachSourceOnce() {
    guide.ask("绿色的耳机，不要索尼", guide.newSession(Shopper.anonymous()));
    List<String> events = monitor.events();
    assertTrue(events.contains("zero results zh find"), events.toString());
    assertEquals(1, events.stream().filter(e -> e.startsWith("candidates text")).count());
    assertTrue(events.stream().noneMatch(e -> e.startsWith("results")));
    assertEquals("ASK OK", events.getLast());
  }

  @Test
  void ask_wordsAndNothingFound_reportsEachSourceOnce() {
    guide.ask("volcano under $10 not Bose", guide.newSession(Shopper.anonymous()));
    List<String> events = monitor.events();
    assertTrue(events.contains("zero results en find"), events.toString());
    assertEquals(1, events.stream().filter(e -> e.startsWith("candidates text")).count());
  }

  @Test
  void otherRequests_reportTheirStages() {
    guide.recommend(Shopper.of("dan"), 3);
    guide.similar("h1", 3);
    guide.explain(guide.newSession(Shopper.anonymous()), "h1");
    Session session = guide.newSession(Shopper.anonymous());
    guide.ask("how heavy is the Sony Quantum 9?", session);
    guide.bought(Shopper.of("u"), "h1");
    List<String> events = monitor.events();
    for (String expected :
        List.of(
            "RECOMMEND in nothing",
            "CANDIDATES in RECOMMEND",
            "SCORE in RECOMMEND",
            "EXPLAIN in RECOMMEND",
            "RECOMMEND OK",
            "CANDIDATES in SIMILAR",
            "SIMILAR OK",
            "EXPLAIN in nothing",
            "FACTS in ASK",
            "FACTS OK",
            "feedback bought")) {
      assertTrue(events.contains(expected), expected + " in " + events);
    }
    assertEquals(0, monitor.openSpans());
  }

  @Test
  void recommend_knownShopper_countsEachCandidateOnceASource() {
    guide.recommend(Shopper.of("dan"), 3);
    List<String> counts =
        monitor.events().stream().filter(e -> e.startsWith("candidates")).toList();
    assertEquals(2, counts.size(), counts.toString());
    assertTrue(counts.get(0).matches("candidates bought together [12]?\\d"), counts.toString());
    assertTrue(
        counts.get(1).matches("candidates shared relations ([12]?\\d|30)"), counts.toString());
  }

  @Test
  void request_refused_reportsAFailedStage() {
    assertThrows(IllegalArgumentException.class, () -> guide.similar("no such", 3));
    assertEquals(List.of("SIMILAR in nothing", "SIMILAR FAILED"), monitor.events());
    assertThrows(IllegalArgumentException.class, () -> guide.bought(Shopper.of("u"), "no such"));
    assertTrue(monitor.events().stream().noneMatch(e -> e.startsWith("feedback")));
    assertEquals(0, monitor.openSpans());
  }

  @Test
  void events_ofAnyRequest_holdNeitherTextNorShopperNorProduct() {
    Shopper shopper = Shopper.of("shopper-4711");
    Session session = guide.newSession(shopper);
    guide.ask("plugh headphones not xyzzy under $100", session);
    guide.ask("how heavy is the first one?", session);
    guide.ask("something like the Bose Calm", session);
    guide.bought(shopper, "h1");
    guide.recommend(shopper, 5);
    assertThrows(IllegalArgumentException.class, () -> guide.similar("product-4712", 5));
    String all = String.join("\n", monitor.events());
    for (String secret :
        List.of("plugh", "xyzzy", "headphones", "4711", "4712", "Bose", "h1", "100")) {
      assertFalse(all.contains(secret), secret + " in " + all);
    }
  }

  @Test
  void open_broken_reportsFailure(@TempDir Path empty) {
    assertThrows(GuideException.class, () -> ShoppingGuide.open(empty, monitor));
    assertEquals(List.of("OPEN in nothing", "OPEN FAILED"), monitor.events());
  }

  @Test
  void monitor_thatThrows_disturbsNoAnswer(@TempDir Path other) {
    Shopper shopper = Shopper.of("dan");
    try (ShoppingGuide disturbed = SmallShop.open(other, new ThrowingMonitor())) {
      for (String text : List.of("red running shoes", "green headphones", "under 5 EUR")) {
        Answer expected = guide.ask(text, guide.newSession(shopper));
        Answer answer = disturbed.ask(text, disturbed.newSession(shopper));
        assertEquals(expected.recommendations(), answer.recommendations());
        assertEquals(expected.relaxations(), answer.relaxations());
      }
      assertEquals(guide.recommend(shopper, 9), disturbed.recommend(shopper, 9));
      assertEquals(guide.similar("k1", 9), disturbed.similar("k1", 9));
      disturbed.bought(shopper, "k1");
    }
  }

  @Test
  void monitor_switchedOff_isToldNothing() {
    monitor.enabled(false);
    guide.recommend(Shopper.of("dan"), 3);
    guide.ask("red running shoes", guide.newSession(Shopper.anonymous()));
    assertEquals(List.of(), monitor.events());
  }

  private static final class ThrowingMonitor implements GuideMonitor {
    private static RuntimeException failure() {
      return new IllegalStateException("monitor");
    }

    @Override
    public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
      throw failure();
    }

    @Override
    public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
      throw failure();
    }

    @Override
    public void queryParsed(
        String language, String intent, int findings, int unresolvedWords, double confidence) {
      throw failure();
    }

    @Override
    public void candidatesFound(String source, int count) {
      throw failure();
    }

    @Override
    public void resultsReturned(int count, double topScore) {
      throw failure();
    }

    @Override
    public void zeroResults(String language, String intent) {
      throw failure();
    }

    @Override
    public void feedbackRecorded(String kind) {
      throw failure();
    }
  }
}
