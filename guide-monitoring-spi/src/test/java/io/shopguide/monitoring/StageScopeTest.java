package io.shopguide.monitoring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageScopeTest {

  @Test
  void enter_monitorOff_readsNoClockAndAllocatesNothing() {
    GuideMonitor off =
        new GuideMonitor() {
          @Override
          public boolean isEnabled() {
            return false;
          }

          @Override
          public long nanoTime() {
            throw new AssertionError("the clock was read");
          }
        };
    try (StageScope scope = StageScope.enter(off, Stage.PARSE, StageScope.NONE)) {
      assertSame(StageScope.NONE, scope);
      scope.succeeded();
      scope.degraded("no encoder");
    }
    try (StageScope scope = StageScope.enter(GuideMonitor.none(), Stage.PARSE, StageScope.NONE)) {
      assertSame(StageScope.NONE, scope);
    }
  }

  @Test
  void close_reportsDurationOutcomeAndParent() {
    Recording monitor = new Recording();
    GuideMonitor guarded = GuideMonitor.guarded(monitor);
    try (StageScope ask = StageScope.enter(guarded, Stage.ASK, StageScope.NONE)) {
      try (StageScope parse = StageScope.enter(guarded, Stage.PARSE, ask)) {
        parse.succeeded();
      }
      try (StageScope encode = StageScope.enter(guarded, Stage.ENCODE, ask)) {
        encode.degraded("timeout");
        encode.succeeded();
      }
      assertThrows(IllegalStateException.class, () -> failInside(guarded, ask));
      ask.succeeded();
    }
    assertEquals(
        List.of(
            "start ASK in root",
            "start PARSE in ASK",
            "PARSE 1 OK",
            "end PARSE OK",
            "start ENCODE in ASK",
            "degraded ENCODE timeout",
            "ENCODE 1 DEGRADED",
            "end ENCODE DEGRADED",
            "start SCORE in ASK",
            "degraded SCORE half done",
            "SCORE 1 FAILED",
            "end SCORE FAILED",
            "ASK 7 OK",
            "end ASK OK"),
        monitor.log);
  }

  @Test
  void guarded_throwingProvider_neverReachesTheCaller() {
    GuideMonitor throwing =
        new GuideMonitor() {
          @Override
          public long nanoTime() {
            throw new IllegalStateException("clock");
          }

          @Override
          public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
            return new MonitorSpan() {
              @Override
              public void end(Outcome outcome) {
                throw new IllegalStateException("span");
              }
            };
          }

          @Override
          public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
            throw new IllegalStateException("finished");
          }
        };
    GuideMonitor guarded = GuideMonitor.guarded(throwing);
    assertDoesNotThrow(
        () -> {
          try (StageScope scope = StageScope.enter(guarded, Stage.ASK, StageScope.NONE)) {
            scope.succeeded();
          }
        });
  }

  @Test
  void guarded_noneOrNoop_isNoop() {
    assertSame(GuideMonitor.none(), GuideMonitor.guarded(null));
    assertSame(GuideMonitor.none(), GuideMonitor.guarded(GuideMonitor.none()));
  }

  private static void failInside(GuideMonitor monitor, StageScope parent) {
    try (StageScope scope = StageScope.enter(monitor, Stage.SCORE, parent)) {
      scope.degraded("half done");
      throw new IllegalStateException("inside");
    }
  }

  /** Writes down every call; its clock ticks once a reading. */
  private static final class Recording implements GuideMonitor {
    private final List<String> log = new ArrayList<>();
    private long ticks;

    private record Named(Stage stage, List<String> log) implements MonitorSpan {
      @Override
      public void end(Outcome outcome) {
        log.add("end " + stage + " " + outcome);
      }
    }

    @Override
    public long nanoTime() {
      return ticks++;
    }

    @Override
    public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
      log.add("start " + stage + " in " + (parent instanceof Named n ? n.stage() : "root"));
      return new Named(stage, log);
    }

    @Override
    public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
      log.add(stage + " " + durationNanos + " " + outcome);
    }

    @Override
    public void degraded(Stage stage, String reason) {
      log.add("degraded " + stage + " " + reason);
    }
  }
}
