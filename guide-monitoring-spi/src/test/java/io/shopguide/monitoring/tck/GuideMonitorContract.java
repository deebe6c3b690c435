package io.shopguide.monitoring.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.shopguide.monitoring.CandidateObserver;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.QueryObserver;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every provider of the monitoring SPI must do. Extend it, give it your monitor and, if your
 * backend can be asked, its counts:
 *
 * <pre>{@code
 * class MyMonitorContractTest extends GuideMonitorContract {
 *   private final MyBackend backend = new MyBackend();
 *
 *   @Override
 *   protected GuideMonitor monitor() {
 *     return new MyMonitor(backend);
 *   }
 *
 *   @Override
 *   protected OptionalLong count(MonitorEvent event) {
 *     return OptionalLong.of(backend.eventsOf(event));
 *   }
 * }
 * }</pre>
 */
@DisplayName("A guide monitor")
public abstract class GuideMonitorContract {
  private static final int THREADS = 4;
  private static final int ROUNDS = 500;

  private GuideMonitor monitor;

  /** For subclasses. */
  protected GuideMonitorContract() {}

  /**
   * Makes the monitor to test. Called once for each test.
   *
   * @return a new monitor
   */
  protected abstract GuideMonitor monitor();

  /**
   * How many events of a kind the backend heard of, under all labels.
   *
   * @param event the kind
   * @return the number, or empty if the backend cannot tell; then it is not checked
   */
  protected OptionalLong count(MonitorEvent event) {
    return OptionalLong.empty();
  }

  @BeforeEach
  void makeMonitor() {
    monitor = monitor();
    assertNotNull(monitor, "monitor() returned null");
  }

  private Map<MonitorEvent, Long> counts() {
    Map<MonitorEvent, Long> counts = new EnumMap<>(MonitorEvent.class);
    for (MonitorEvent event : MonitorEvent.values()) {
      count(event).ifPresent(number -> counts.put(event, number));
    }
    return counts;
  }

  private void assertAdded(Map<MonitorEvent, Long> before, Map<MonitorEvent, Integer> added) {
    before.forEach(
        (event, number) ->
            assertEquals(
                number + added.getOrDefault(event, 0), count(event).orElseThrow(), event.name()));
  }

  @Nested
  @DisplayName("that hears an event")
  class Events {

    @Test
    @DisplayName("counts it once, and as no other event")
    void eachEventOnce() {
      assumeTrue(monitor.isEnabled());
      for (MonitorEvent event : MonitorEvent.values()) {
        Map<MonitorEvent, Long> before = counts();
        event.fire(monitor, "find", 3, 0.5);
        event.fire(monitor, "fact", 4, 0.25);
        assertAdded(before, Map.of(event, 2));
      }
    }

    @Test
    @DisplayName("takes any number that can come up")
    void extremeNumbers() {
      for (MonitorEvent event : MonitorEvent.values()) {
        for (int number : new int[] {0, 1, Integer.MAX_VALUE}) {
          for (double value : new double[] {0, -1, 1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertDoesNotThrow(
                () -> event.fire(monitor, "find", number, value),
                () -> event + " with " + number + " and " + value);
          }
        }
      }
      for (Stage stage : Stage.values()) {
        for (Outcome outcome : Outcome.values()) {
          assertDoesNotThrow(() -> monitor.stageFinished(stage, Long.MAX_VALUE, outcome));
        }
      }
    }

    @Test
    @DisplayName("takes a label it never saw before")
    void newLabels() {
      for (MonitorEvent event : MonitorEvent.values()) {
        for (String label : List.of("", "a b-c.d", "意图", "x".repeat(300))) {
          assertDoesNotThrow(() -> event.fire(monitor, label, 1, 1), () -> event + " of " + label);
        }
      }
    }

    @Test
    @DisplayName("counts it the same when its labels were bound before")
    void boundLabels() {
      CandidateObserver candidates = monitor.candidates("text");
      QueryObserver queries = monitor.queries("en", "find");
      assertNotNull(candidates, "candidates returned null");
      assertNotNull(queries, "queries returned null");
      assumeTrue(monitor.isEnabled());
      Map<MonitorEvent, Long> before = counts();
      candidates.found(7);
      queries.parsed(2, 1, 0.9);
      queries.parsed(2, 0, 0.9);
      queries.zeroResults();
      assertAdded(
          before,
          Map.of(
              MonitorEvent.CANDIDATES_FOUND, 1,
              MonitorEvent.QUERY_PARSED, 2,
              MonitorEvent.ZERO_RESULTS, 1));
    }

    @Test
    @DisplayName("leaves an interrupted thread interrupted")
    void interrupts() {
      Thread.currentThread().interrupt();
      try {
        for (MonitorEvent event : MonitorEvent.values()) {
          event.fire(monitor, "find", 1, 1);
        }
      } finally {
        assertTrue(Thread.interrupted(), "the interrupt is lost");
      }
    }
  }

  @Nested
  @DisplayName("that follows a stage")
  class Stages {

    @Test
    @DisplayName("returns a span for any stage")
    void spans() {
      for (Stage stage : Stage.values()) {
        MonitorSpan span = monitor.stageStarted(stage, MonitorSpan.none());
        assertNotNull(span, stage.name());
        for (Outcome outcome : Outcome.values()) {
          MonitorSpan child = monitor.stageStarted(stage, span);
          assertNotNull(child, stage.name());
          assertDoesNotThrow(() -> child.end(outcome));
        }
        assertDoesNotThrow(() -> span.end(Outcome.OK));
      }
    }

    @Test
    @DisplayName("takes the span of another provider for no parent")
    void foreignParent() {
      MonitorSpan foreign = new MonitorSpan() {};
      MonitorSpan span = assertDoesNotThrow(() -> monitor.stageStarted(Stage.PARSE, foreign));
      assertNotNull(span);
      assertDoesNotThrow(() -> span.end(Outcome.OK));
    }

    @Test
    @DisplayName("lets a span have children and its end on other threads")
    void otherThreads() throws InterruptedException {
      MonitorSpan ask = monitor.stageStarted(Stage.ASK, MonitorSpan.none());
      assertNull(
          thrownBy(
              1,
              () -> {
                MonitorSpan encode = monitor.stageStarted(Stage.ENCODE, ask);
                encode.end(Outcome.DEGRADED);
                ask.end(Outcome.OK);
              }));
    }

    @Test
    @DisplayName("counts it once, however it ended")
    void throughScopes() {
      assumeTrue(monitor.isEnabled());
      Map<MonitorEvent, Long> before = counts();
      GuideMonitor guarded = GuideMonitor.guarded(monitor);
      try (StageScope ask = StageScope.enter(guarded, Stage.ASK, StageScope.NONE)) {
        try (StageScope encode = StageScope.enter(guarded, Stage.ENCODE, ask)) {
          encode.degraded("timeout");
          encode.succeeded();
        }
        ask.succeeded();
      }
      assertAdded(before, Map.of(MonitorEvent.STAGE_FINISHED, 2, MonitorEvent.DEGRADED, 1));
    }

    @Test
    @DisplayName("has a clock that never goes back")
    void clock() {
      long last = monitor.nanoTime();
      for (int i = 0; i < 1000; i++) {
        long now = monitor.nanoTime();
        assertTrue(now - last >= 0, "went back by " + (last - now) + " ns");
        last = now;
      }
    }
  }

  @Nested
  @DisplayName("that many threads use at once")
  class Threads {

    @Test
    @DisplayName("throws nothing and counts every event")
    void allCounted() throws InterruptedException {
      Map<MonitorEvent, Long> before = counts();
      boolean enabled = monitor.isEnabled();
      assertNull(
          thrownBy(
              THREADS,
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  MonitorSpan span = monitor.stageStarted(Stage.ASK, MonitorSpan.none());
                  for (MonitorEvent event : MonitorEvent.values()) {
                    event.fire(monitor, "label " + round % 10, round, round);
                  }
                  span.end(Outcome.OK);
                }
              }));
      if (enabled) {
        Map<MonitorEvent, Integer> added = new EnumMap<>(MonitorEvent.class);
        for (MonitorEvent event : MonitorEvent.values()) {
          added.put(event, THREADS * ROUNDS);
        }
        assertAdded(before, added);
      }
    }
  }

  @Nested
  @DisplayName("that is off")
  class Off {

    @Test
    @DisplayName("costs a stage neither an object nor an event")
    void freeOfCharge() {
      assumeFalse(monitor.isEnabled());
      Map<MonitorEvent, Long> before = counts();
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 5; attempt++) {
        long start = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
          try (StageScope scope = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
            assertSame(StageScope.NONE, scope);
            scope.succeeded();
          }
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - start);
      }
      assertTrue(least < 10_000, "10,000 stages allocated " + least + " bytes");
      assertAdded(before, Map.of());
    }
  }

  /** Runs a task on several threads at once and returns what one of them threw. */
  private static Throwable thrownBy(int threads, Runnable task) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      start.await();
                      task.run();
                    } catch (Throwable e) {
                      thrown.set(e);
                    }
                  }));
    }
    for (Thread thread : all) {
      thread.join();
    }
    return thrown.get();
  }
}
