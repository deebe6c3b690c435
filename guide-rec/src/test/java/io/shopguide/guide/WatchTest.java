package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.diagnosis.Diagnosis;
import io.shopguide.monitoring.diagnosis.FrequentText;
import io.shopguide.monitoring.diagnosis.Symptom;
import io.shopguide.monitoring.drift.Decision;
import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.monitoring.drift.DriftReport;
import io.shopguide.query.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  private static final int REFERENCE = 500;
  private static final int WINDOW = 250;
  private static final List<String> ENGLISH =
      List.of(
          "red running shoes",
          "sony headphones",
          "laptop under $900",
          "philips kettle",
          "bose headphones under $200",
          "white kettle",
          "acer laptop",
          "green headphones",
          "nike shoes");
  private static final List<String> CHINESE = List.of("红色的跑步鞋", "索尼耳机", "电热水壶", "宏碁笔记本电脑");

  @TempDir private Path folder;
  private final List<DriftReport> alarms = new ArrayList<>();
  private final WatchOptions watching =
      WatchOptions.defaults()
          .withRequests(REFERENCE, WINDOW)
          .withExecutor(Runnable::run)
          .onDrift(alarms::add);

  private ShoppingGuide open(WatchOptions options) {
    return ShoppingGuide.open(folder, OpenOptions.with(GuideMonitor.none()).withWatch(options));
  }

  /** Asks as a shop's shoppers do: some in Chinese. */
  private static void ask(ShoppingGuide guide, int questions, double chinese, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < questions; i++) {
      List<String> texts = random.nextDouble() < chinese ? CHINESE : ENGLISH;
      Answer answer =
          guide.ask(texts.get(random.nextInt(texts.size())), guide.newSession(Shopper.anonymous()));
      if (!answer.recommendations().isEmpty() && random.nextInt(3) == 0) {
        Product first = answer.recommendations().getFirst().product();
        guide.clicked(guide.newSession(Shopper.anonymous()), first.id());
        guide.watch().currentPrice(first.id(), first.price());
        guide.watch().labelled(answer, random.nextInt(20) == 0 ? Intent.FACT : Intent.FIND);
      }
    }
  }

  private static Set<String> features(DriftReference reference) {
    return reference.histograms().stream()
        .map(h -> h.feature())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void ask_languagesChange_areNamedByReportAndDiagnosis() {
    SmallShop.copyTo(folder);
    try (ShoppingGuide guide = open(watching)) {
      assertEquals(0, guide.diagnose().window());
      ask(guide, REFERENCE + 2 * WINDOW, 0.2, 1);
      assertEquals(List.of(), alarms);
      assertEquals(2, guide.diagnose().window());
      assertEquals(List.of(), withoutTimes(guide.diagnose()));
      ask(guide, WINDOW, 0.6, 2);
      assertEquals(1, alarms.size());
      assertTrue(
          alarms.getFirst().drifted().stream().anyMatch(d -> d.feature().equals("language")),
          alarms.toString());
      Symptom main = withoutTimes(guide.diagnose()).getFirst();
      assertEquals("language", main.subject());
      assertEquals(
          0.2, main.segment().equals("zh") ? main.reference() : 1 - main.reference(), 0.05);
      assertTrue(main.sentence().startsWith("language: '"), main.sentence());
      assertTrue(guide.diagnose().toString().contains(main.sentence()));
    }
  }

  /** The symptoms but for times, which a busy machine has, too. */
  private static List<Symptom> withoutTimes(Diagnosis diagnosis) {
    return diagnosis.symptoms().stream()
        .filter(s -> !Set.of(Symptom.OWN_TIME, Symptom.MACHINE).contains(s.subject()))
        .toList();
  }

  @Test
  void reference_frozen_holdsEveryFeatureThatCameAndIsUsedByTheNextOpening() throws IOException {
    SmallShop.copyTo(folder);
    DriftReference frozen;
    try (ShoppingGuide guide = open(watching)) {
      ask(guide, REFERENCE - 1, 0.2, 1);
      assertTrue(guide.watch().reference().isEmpty());
      assertTrue(guide.watch().closeWindow().isEmpty());
      ask(guide, 1, 0, 1);
      frozen = guide.watch().reference().orElseThrow();
    }
    Set<String> features = features(frozen);
    assertTrue(
        features.containsAll(
            Set.of(
                "language",
                "query length",
                "intent",
                "intent confidence",
                "intent labels",
                "wished brand",
                "wished category",
                "wished property",
                "unknown words",
                "candidates",
                "results",
                "shown price",
                "shown brand",
                "score",
                "clicks",
                "current price over catalogue price",
                "own time of parse")),
        features.toString());
    assertEquals(List.of("000001.bin"), frozenFiles());
    try (ShoppingGuide guide = open(watching)) {
      assertEquals(frozen, guide.watch().reference().orElseThrow());
      ask(guide, WINDOW, 0.7, 3);
      assertEquals(1, alarms.size());
    }
    // A rebuilt catalogue is compared with what was normal before.
    SmallShop.builder(folder).build();
    try (ShoppingGuide guide = open(watching)) {
      assertEquals(frozen, guide.watch().reference().orElseThrow());
      guide.watch().renewReference();
      assertTrue(guide.watch().reference().isEmpty());
      assertEquals(List.of(), frozenFiles());
      ask(guide, REFERENCE + WINDOW, 0.7, 4);
      assertEquals(1, alarms.size());
      assertEquals(List.of("000002.bin"), frozenFiles());
    }
    Files.write(folder.resolve("drift/000002.bin"), new byte[] {1, 2, 3});
    try (ShoppingGuide guide = open(watching)) {
      assertTrue(guide.watch().reference().isEmpty());
    }
  }

  private List<String> frozenFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("drift"))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void reference_ofTheBuild_isPartOfTheGeneration() {
    SmallShop.copyTo(folder);
    DriftReference frozen;
    try (ShoppingGuide guide = open(watching)) {
      ask(guide, REFERENCE, 0.2, 1);
      frozen = guide.watch().reference().orElseThrow();
    }
    Path other = folder.resolveSibling(folder.getFileName() + "-other");
    SmallShop.builder(other).driftReference(frozen).build();
    assertTrue(Files.exists(other.resolve("generations/000001/drift.bin")));
    try (ShoppingGuide guide =
        ShoppingGuide.open(other, OpenOptions.with(GuideMonitor.none()).withWatch(watching))) {
      assertEquals(frozen, guide.watch().reference().orElseThrow());
    }
    DriftReference few = new DriftReference(frozen.histograms().subList(0, 3));
    try (ShoppingGuide guide = open(watching.withReference(few))) {
      assertSame(few, guide.watch().reference().orElseThrow());
      ask(guide, WINDOW, 0.2, 5);
      assertEquals(3, guide.watch().closeWindow().orElseThrow().features().size());
    }
  }

  @Test
  void diagnose_stalePrices_areNamedFirst() {
    SmallShop.copyTo(folder);
    try (ShoppingGuide guide = open(watching)) {
      ask(guide, REFERENCE, 0.2, 1);
      for (int i = 0; i < 60; i++) {
        guide.watch().currentPrice("h1", 399);
      }
      ask(guide, WINDOW, 0.2, 2);
      Symptom main = guide.diagnose().main().orElseThrow();
      assertEquals("current price over catalogue price", main.subject());
      assertThrows(IllegalArgumentException.class, () -> guide.watch().currentPrice("no such", 5));
      assertThrows(IllegalArgumentException.class, () -> guide.watch().currentPrice("h1", 0));
    }
  }

  @Test
  void diagnose_questionsWithoutResult_areListedWithoutWhatCouldBePersonal() {
    SmallShop.copyTo(folder);
    try (ShoppingGuide guide = open(watching)) {
      ask(guide, REFERENCE, 0.2, 1);
      for (int i = 0; i < 10; i++) {
        ask(guide, "Green  headphones under $5");
        ask(guide, "headphones under $5 please mail to mary at mary.smith@example.org, thanks");
        if (i < 2) {
          ask(guide, "green headphones for marys birthday");
        }
      }
      guide.watch().closeWindow();
      List<String> texts = guide.diagnose().zeroResults().stream().map(FrequentText::text).toList();
      assertTrue(texts.contains("green headphones under $5"), texts.toString());
      assertTrue(texts.contains("CATEGORY:headphones"), texts.toString());
      assertTrue(texts.stream().noneMatch(t -> t.contains("mary")), texts.toString());
      assertEquals(List.of(), guide.diagnose().failures());
      assertTrue(guide.diagnose().slowRequests().size() > 3);
      assertEquals(Stage.ASK, guide.diagnose().slowRequests().getFirst().stages().get(0).stage());
      guide.watch().closeWindow();
      assertEquals(List.of(), guide.diagnose().zeroResults());
    }
    try (ShoppingGuide guide = open(watching.withoutQueryLists())) {
      for (int i = 0; i < 10; i++) {
        ask(guide, "Green  headphones under $5");
      }
      guide.watch().closeWindow();
      assertEquals(List.of(), guide.diagnose().zeroResults());
    }
  }

  private static void ask(ShoppingGuide guide, String text) {
    guide.ask(text, guide.newSession(Shopper.anonymous()));
  }

  @Test
  void diagnose_failingQuestions_areListed() {
    SmallShop.copyTo(folder);
    try (ShoppingGuide guide = open(watching)) {
      ask(guide, REFERENCE, 0.2, 1);
      AskOptions unknownVector = AskOptions.defaults().withVector("no-such", new float[] {1});
      for (int i = 0; i < 250; i++) {
        assertThrows(
            IllegalArgumentException.class,
            () -> guide.ask("red shoes", guide.newSession(Shopper.anonymous()), unknownVector));
      }
      guide.watch().closeWindow();
      Diagnosis diagnosis = guide.diagnose();
      assertEquals(List.of(new FrequentText("red shoes", 250, 0)), diagnosis.failures());
      Symptom main = withoutTimes(diagnosis).getFirst();
      assertEquals(Symptom.FAILURES, main.subject());
      assertEquals(Stage.CANDIDATES, main.stage());
      assertEquals(1, main.current(), 0.02);
    }
  }

  @Test
  void watch_off_countsNothing() {
    SmallShop.copyTo(folder);
    try (ShoppingGuide guide = open(WatchOptions.off())) {
      ask(guide, 600, 0.2, 1);
      guide.watch().renewReference();
      assertTrue(guide.watch().closeWindow().isEmpty());
      assertTrue(guide.watch().reference().isEmpty());
      assertSame(Diagnosis.none(), guide.diagnose());
    }
    assertFalse(Files.exists(folder.resolve("drift")));
  }

  @Test
  void onDrift_byDefault_runsBesideTheRequestsAndMayFail() throws InterruptedException {
    SmallShop.copyTo(folder);
    CountDownLatch told = new CountDownLatch(2);
    Thread asking = Thread.currentThread();
    WatchOptions failing =
        WatchOptions.defaults()
            .withRequests(500, 100)
            .onReport(
                report -> {
                  if (!Thread.currentThread().equals(asking)) {
                    told.countDown();
                  }
                  throw new IllegalStateException("listener");
                });
    try (ShoppingGuide guide = open(failing)) {
      for (int i = 0; told.getCount() > 0 && i < 500; i++) {
        ask(guide, 100, 0.2, i);
      }
      assertTrue(told.await(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void closeWindow_quietTraffic_raisesNoAlarm() {
    SmallShop.copyTo(folder);
    try (ShoppingGuide guide = open(watching)) {
      ask(guide, REFERENCE, 0.2, 7);
      for (int window = 0; window < 4; window++) {
        ask(guide, WINDOW - 1, 0.2, 100 + window);
        DriftReport report = guide.watch().closeWindow().orElseThrow();
        assertTrue(
            report.features().stream()
                .allMatch(
                    f ->
                        f.decision() == Decision.STABLE || f.decision() == Decision.TOO_FEW_VALUES),
            report.toString());
      }
    }
  }

  @Test
  void new_numbersOutOfRange_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> watching.withRequests(499, 100));
    assertThrows(IllegalArgumentException.class, () -> watching.withRequests(10_001, 100));
    assertThrows(IllegalArgumentException.class, () -> watching.withRequests(500, 99));
    assertThrows(IllegalArgumentException.class, () -> watching.following(0));
  }
}
