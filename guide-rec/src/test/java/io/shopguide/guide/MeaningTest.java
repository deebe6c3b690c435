package io.shopguide.guide;

import static io.shopguide.guide.SmallShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.rec.Contribution;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guide with a real encoder finds what the words alone do not. */
class MeaningTest {
  private static final Set<String> SHOES = Set.of("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8");

  private static final RecordingMonitor MONITOR = new RecordingMonitor();
  private static ShoppingGuide guide;

  @BeforeAll
  static void open(@TempDir Path folder) {
    try (TextEncoder encoder = Encoders.resource("all-minilm-l6-v2-q")) {
      SmallShop.builder(folder).encoder(encoder).build();
    }
    guide = ShoppingGuide.open(folder, MONITOR);
  }

  @AfterAll
  static void close() {
    guide.close();
  }

  private static Answer ask(String text) {
    return guide.ask(text, guide.newSession(Shopper.anonymous()));
  }

  @Test
  void open_encoderOnTheClassPath_isUsed() {
    assertTrue(guide.info().encoder().startsWith("resource:all-minilm-l6-v2-q"));
  }

  @Test
  void ask_wordsTheCatalogueLacks_findTheirMeaning() {
    Answer sneakers = ask("sneakers");
    assertEquals(SHOES, Set.copyOf(ids(sneakers.recommendations())));
    assertTrue(part(sneakers.recommendations().getFirst(), "meaning") > 0.1);
    assertEquals(List.of(), sneakers.notes());
    assertFindsOnly("kettle", "boil water for tea");
    assertFindsOnly("headphones", "listen to music");
  }

  @Test
  void ask_wordsTakenForWhatTheShopHas_saySoAndHowSurely() {
    for (String text : List.of("earpieces", "earpieces under $100")) {
      List<Recommendation> found = ask(text).recommendations();
      assertFalse(found.isEmpty(), text);
      for (Recommendation each : found) {
        String sentence = each.explanation().sentence(Locale.ENGLISH);
        assertEquals("headphones", each.product().category(), text);
        assertTrue(
            sentence.matches(".*headphones \\(\"earpieces\" taken for it, \\d+ % sure\\).*"),
            sentence);
        assertEquals(List.of(), each.unmet());
      }
    }
  }

  @Test
  void ask_wordsTakenForWhatIsWishedAnyway_tellItOnce() {
    List<Recommendation> found = ask("headphones earpieces").recommendations();
    assertFalse(found.isEmpty());
    for (Recommendation each : found) {
      String sentence = each.explanation().sentence(Locale.ENGLISH);
      assertTrue(sentence.contains("headphones") && !sentence.contains("taken for it"), sentence);
      assertEquals(List.of(), each.unmet());
    }
  }

  @Test
  void ask_wordsOfNoMeaningHere_areTakenForNothing() {
    for (String text : List.of("zyxquorv", "insurance policy")) {
      for (Recommendation each : all(ask(text))) {
        assertFalse(each.explanation().sentence(Locale.ENGLISH).contains("taken for"), text);
      }
    }
  }

  private static void assertFindsOnly(String category, String text) {
    List<Recommendation> found = all(ask(text));
    assertFalse(found.isEmpty(), text);
    for (Recommendation each : found) {
      assertEquals(category, each.product().category(), text);
      assertTrue(each.explanation().sentence(Locale.ENGLISH).contains("close in meaning"));
    }
    assertEquals(List.of(), all(SmallShop.ask(text)), "words alone: " + text);
  }

  /** What means the same is recommended, what means something related is an alternative. */
  private static List<Recommendation> all(Answer answer) {
    return Stream.of(answer.recommendations(), answer.alternatives())
        .flatMap(List::stream)
        .toList();
  }

  private static double part(Recommendation recommendation, String name) {
    return recommendation.explanation().contributions().stream()
        .filter(c -> c.name().equals(name))
        .mapToDouble(Contribution::value)
        .sum();
  }

  @Test
  void ask_boundsAndExclusions_holdForMeaningToo() {
    Answer answer = ask("boil water for tea under $50 not Kestrion");
    assertEquals(Set.of("k1", "k3"), Set.copyOf(ids(all(answer))));
  }

  @Test
  void ask_withEncoder_reportsTheStageAndTheSource() {
    MONITOR.clear();
    ask("boil water for tea");
    List<String> events = MONITOR.events();
    assertTrue(events.contains("ENCODE in CANDIDATES") && events.contains("ENCODE OK"));
    assertEquals(1, events.stream().filter(e -> e.startsWith("candidates meaning")).count());
  }

  @Test
  void results_ofEveryRequest_addUp() {
    Shopper dan = Shopper.of("dan");
    Answer answer = guide.ask("something for running", guide.newSession(dan));
    for (List<Recommendation> list :
        List.of(
            answer.recommendations(),
            answer.alternatives(),
            guide.recommend(dan, 20),
            guide.similar("k1", 20))) {
      for (Recommendation each : list) {
        double sum =
            each.explanation().contributions().stream().mapToDouble(Contribution::value).sum();
        assertEquals(each.score(), sum, 1e-5);
      }
    }
  }

  @Test
  void explain_afterAsking_isTheScoreOfTheAnswer() {
    Session session = guide.newSession(Shopper.anonymous());
    List<Recommendation> found = all(guide.ask("boil water for tea under $70", session));
    assertEquals(5, found.size());
    for (Recommendation each : found) {
      assertEquals(each, guide.explain(session, each.product().id()));
    }
  }

  @Test
  void answers_fromThreadsAtOnce_areTheSame() throws Exception {
    MONITOR.enabled(false);
    List<String> texts =
        List.of("sneakers", "gaming computer", "boil water for tea", "listen to music");
    List<List<Recommendation>> expected = texts.stream().map(t -> all(ask(t))).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 5; round++) {
        List<Future<Answer>> running =
            texts.stream().map(t -> threads.submit(() -> ask(t))).toList();
        for (int t = 0; t < running.size(); t++) {
          assertEquals(expected.get(t), all(running.get(t).get()));
        }
      }
    } finally {
      MONITOR.enabled(true);
    }
  }
}
