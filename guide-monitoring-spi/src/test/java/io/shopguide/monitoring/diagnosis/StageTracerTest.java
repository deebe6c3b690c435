package io.shopguide.monitoring.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.monitoring.drift.ReferenceHistogram;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageTracerTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final StageTracer tracer = tracer(1);
  private GuideMonitor monitor = GuideMonitor.guarded(tracer);

  private StageTracer tracer(int oneIn) {
    return new StageTracer(oneIn, nanos::get, InstantSource.fixed(NOON));
  }

  /** A question that parses for 1 us and searches for some, half of it in the encoder. */
  private void ask(long searchNanos) {
    try (StageScope ask = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
      try (StageScope parse = StageScope.enter(monitor, Stage.PARSE, ask)) {
        nanos.addAndGet(1_000);
        parse.succeeded();
      }
      try (StageScope find = StageScope.enter(monitor, Stage.CANDIDATES, ask)) {
        nanos.addAndGet(searchNanos / 2);
        try (StageScope encode = StageScope.enter(monitor, Stage.ENCODE, find)) {
          nanos.addAndGet(searchNanos / 2);
          encode.succeeded();
        }
        find.succeeded();
      }
      ask.succeeded();
    }
  }

  @Test
  void takeSlowest_request_hasItsStagesInOrderWithTheirOwnTimes() {
    ask(8_000);
    SlowRequest request = tracer.takeSlowest().getFirst();
    assertEquals(NOON, request.ended());
    assertEquals(9_000, request.durationNanos());
    assertEquals(
        List.of(
            "ASK 0 0 9000 0",
            "PARSE 1 0 1000 1000",
            "CANDIDATES 1 1000 8000 4000",
            "ENCODE 2 5000 4000 4000"),
        request.stages().stream()
            .map(
                r ->
                    "%s %d %d %d %d"
                        .formatted(
                            r.stage(), r.depth(), r.startNanos(), r.durationNanos(), r.ownNanos()))
            .toList());
    assertTrue(request.toString().contains("encode           0.004 ms"), request.toString());
    assertEquals(List.of(), tracer.takeSlowest());
  }

  @Test
  void takeSlowest_manyRequests_keepsTheSlowest() {
    for (int i = 1; i <= 100; i++) {
      ask(1_000L * (i * 37 % 101));
    }
    List<Long> durations = tracer.takeSlowest().stream().map(SlowRequest::durationNanos).toList();
    assertEquals(16, durations.size());
    for (int i = 0; i < 16; i++) {
      assertEquals(1_000L * (100 - i) + 1_000, durations.get(i));
    }
  }

  @Test
  void profile_oneInFour_followsAQuarterWithAllThatIsInside() {
    StageTracer sampling = tracer(4);
    monitor = GuideMonitor.guarded(sampling);
    for (int i = 0; i < 40; i++) {
      ask(8_000);
    }
    try (StageScope open = StageScope.enter(monitor, Stage.OPEN, StageScope.NONE)) {
      open.succeeded();
    }
    for (Stage stage : List.of(Stage.ASK, Stage.PARSE, Stage.CANDIDATES, Stage.ENCODE)) {
      assertEquals(10, sampling.profile().runs(stage), stage.name());
    }
    assertEquals(0, sampling.profile().runs(Stage.OPEN));
  }

  @Test
  void profile_hugeRequest_holdsABoundedTree() {
    try (StageScope ask = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
      for (int i = 0; i < 1_000; i++) {
        StageScope.enter(monitor, Stage.ENCODE, ask).close();
      }
      nanos.addAndGet(1);
      ask.succeeded();
    }
    assertEquals(64, tracer.takeSlowest().getFirst().stages().size());
    assertEquals(1_000, tracer.profile().runs(Stage.ENCODE));
    assertEquals(1, tracer.profile().notOk(Stage.ENCODE));
    assertEquals(0, tracer.profile().notOk(Stage.ASK));
  }

  @Test
  void changes_slowerStage_isFirstWithItsShareOfARequest() {
    for (int i = 0; i < 100; i++) {
      ask(80_000);
    }
    StageProfile before = tracer.profile();
    for (int i = 0; i < 100; i++) {
      ask(160_000);
      nanos.addAndGet(7); // between requests, which counts nowhere
    }
    StageProfile now = tracer.profile().since(before);
    StageChange first = now.changes(before, 50).getFirst();
    assertEquals(2, first.ratio(), 0.2);
    assertEquals(40_000, first.changeNanos(), 6_000);
    assertEquals(1_000, now.meanNanos(Stage.PARSE), 120);
    assertEquals(List.of(), now.changes(before, 101));
    assertTrue(Double.isNaN(now.meanNanos(Stage.SCORE)));
  }

  @Test
  void meanNanos_pausesOfTheMachine_countNot() {
    for (int i = 0; i < 200; i++) {
      ask(i < 2 ? 1_000_000_000 : 80_000);
    }
    assertEquals(40_000, tracer.profile().meanNanos(Stage.ENCODE), 5_000);
  }

  @Test
  void slowestMeanNanos_fewSlowRuns_areThoseThatCount() {
    for (int i = 0; i < 200; i++) {
      ask(i < 2 ? 1_000_000_000 : i < 20 ? 80_000 : 800);
    }
    assertEquals(40_000, tracer.profile().slowestMeanNanos(Stage.ENCODE, 0.1), 5_000);
    assertEquals(1_000, tracer.profile().slowestMeanNanos(Stage.PARSE, 0.5), 120);
    assertTrue(Double.isNaN(tracer.profile().slowestMeanNanos(Stage.SCORE, 0.5)));
  }

  @Test
  void histograms_savedAndRead_areTheSameProfile() {
    for (int i = 0; i < 100; i++) {
      ask(1L << i % 45);
    }
    StageProfile profile = tracer.profile();
    StageProfile read = StageProfile.of(new DriftReference(profile.histograms())).orElseThrow();
    for (Stage stage : Stage.values()) {
      assertEquals(profile.runs(stage), read.runs(stage));
      assertEquals(profile.meanNanos(stage), read.meanNanos(stage));
    }
    ReferenceHistogram other =
        ReferenceHistogram.categorical("own time of ask", Map.of("a", 9L), 3);
    assertTrue(StageProfile.of(new DriftReference(List.of(other))).isEmpty());
  }

  @Test
  void bin_anyDuration_liesBetweenItsEdges() {
    for (long duration = 1;
        duration > 0 && duration < Long.MAX_VALUE / 3;
        duration = duration * 9 / 7 + 1) {
      int bin = DurationBins.bin(duration);
      assertTrue(bin >= 0 && bin < DurationBins.SIZE);
      assertTrue(bin == 0 || DurationBins.edge(bin) <= duration, duration + " in " + bin);
      assertTrue(bin == DurationBins.SIZE - 1 || duration < DurationBins.edge(bin + 1));
    }
    assertEquals(0, DurationBins.bin(0));
  }

  @Test
  void new_noneFollowed_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> tracer(0));
  }
}
