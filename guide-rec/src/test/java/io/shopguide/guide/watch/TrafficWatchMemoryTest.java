package io.shopguide.guide.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.CachingEncoder;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.monitoring.diagnosis.StageTracer;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.Finding;
import io.shopguide.query.Intent;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.Polarity;
import io.shopguide.query.Span;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a watch holds when it holds most: many watches in a heap, divided by their number. */
class TrafficWatchMemoryTest {
  private static final int WATCHES = 8;
  private static final int REFERENCE = 10_000;
  private static final long BOUND = 2L << 20;

  private final List<TrafficWatch> watches = new ArrayList<>();
  private final List<GuideMonitor> tracers = new ArrayList<>();

  private void add() {
    StageTracer tracer = new StageTracer(1, System::nanoTime, InstantSource.system());
    tracers.add(GuideMonitor.guarded(tracer));
    watches.add(
        new TrafficWatch(
            new TrafficWatch.Settings(
                REFERENCE,
                REFERENCE,
                true,
                GuideMonitor.none(),
                frozen -> {},
                report -> {},
                report -> {},
                Runnable::run),
            Optional.empty(),
            tracer,
            () -> new CachingEncoder.Statistics(0, 0)));
  }

  /** Questions of which hardly two are alike, and none has a result. */
  private void ask(int questions) {
    SplittableRandom random = new SplittableRandom(1);
    float[] vector = new float[384];
    for (int w = 0; w < watches.size(); w++) {
      for (int i = 0; i < questions; i++) {
        try (StageScope ask = StageScope.enter(tracers.get(w), Stage.ASK, StageScope.NONE)) {
          for (int inner = 0; inner < 80; inner++) {
            if (i % 100 == 0) {
              StageScope.enter(tracers.get(w), Stage.ENCODE, ask).close();
            }
          }
          ask.succeeded();
        }
        Finding brand = finding(ConceptKind.BRAND, random);
        Finding category = finding(ConceptKind.CATEGORY, random);
        ParsedQuery query =
            new ParsedQuery(
                "some text " + random.nextInt(),
                Language.ENGLISH,
                Intent.FIND,
                random.nextDouble(),
                List.of(brand, category),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        watches.get(w).parsed(query);
        vector[i % 384] = (float) random.nextDouble();
        int results = i % 2;
        watches
            .get(w)
            .answered(
                query,
                new AnswerSummary(i, results, random.nextDouble(), "brand", random.nextDouble()),
                Optional.of(vector));
        watches.get(w).failed(query.text());
      }
    }
  }

  private static Finding finding(ConceptKind kind, SplittableRandom random) {
    Concept concept = new Concept(kind, "some key " + random.nextInt(2_000));
    return new ConceptFinding(
        new Span(0, 4), 1, Polarity.WANTED, List.of(concept), concept.key(), false);
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }

  @Test
  void watch_fullOfSamples_thenOfCounts_holdsLessThanTwoMebibytes() {
    add();
    ask(10); // loads what all watches share
    watches.clear();
    tracers.clear();
    long empty = used();
    for (int i = 0; i < WATCHES; i++) {
      add();
    }
    ask(REFERENCE - 1);
    long learning = (used() - empty) / WATCHES;
    assertTrue(learning < BOUND, "while it learns: " + learning);
    ask(REFERENCE / 2);
    long watching = (used() - empty) / WATCHES;
    assertTrue(watching < BOUND / 4, "while it compares: " + watching);
    assertEquals(WATCHES, watches.stream().filter(w -> w.reference().isPresent()).count());
    System.out.printf(
        "a watch holds %,d bytes while it learns, %,d afterwards%n", learning, watching);
  }
}
