package io.shopguide.monitoring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class GuardedMonitorTest {
  private static final int CALLS = 20_000;

  /** Whatever the SPI grows by must be guarded, bound and described. */
  @Test
  void everyMethod_ofAThrowingProvider_returnsAndIsCounted() throws ReflectiveOperationException {
    GuideMonitor throwing =
        (GuideMonitor)
            Proxy.newProxyInstance(
                GuideMonitor.class.getClassLoader(),
                new Class<?>[] {GuideMonitor.class},
                (proxy, method, args) -> {
                  if (method.getName().equals("isEnabled")) {
                    return true;
                  }
                  throw new IOException(method.getName());
                });
    for (Method method : events()) {
      GuardedMonitor guarded = new GuardedMonitor(throwing);
      method.invoke(guarded, arguments(method));
      assertEquals(1, guarded.failures(), method.getName());
    }
  }

  @Test
  void everyMethod_isDescribedInTheSemantics() throws IOException {
    Path file = Path.of("SEMANTICS.md");
    Path found = Files.exists(file) ? file : Path.of("guide-monitoring-spi").resolve(file);
    String semantics = Files.readString(found);
    for (Method method : events()) {
      assertTrue(semantics.contains("`" + method.getName() + "`"), method.getName());
    }
    for (Stage stage : Stage.values()) {
      assertTrue(semantics.contains("`" + stage + "`"), stage.name());
    }
  }

  @Test
  void failures_ofOneKind_areLoggedOnce() {
    List<String> messages = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord event) {
            messages.add(event.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(GuideMonitor.class.getName());
    logger.addHandler(handler);
    try {
      GuideMonitor guarded =
          GuideMonitor.guarded(
              new GuideMonitor() {
                @Override
                public void feedbackRecorded(String kind) {
                  throw new IllegalStateException("one");
                }

                @Override
                public void degraded(Stage stage, String reason) {
                  throw new StackOverflowError("two");
                }
              });
      for (int i = 0; i < 3; i++) {
        guarded.feedbackRecorded("bought");
        guarded.degraded(Stage.ENCODE, "timeout");
      }
    } finally {
      logger.removeHandler(handler);
    }
    assertEquals(2, messages.size(), messages.toString());
    assertTrue(messages.get(0).contains("failed in feedbackRecorded"), messages.toString());
    assertTrue(messages.get(1).contains("failed in degraded"), messages.toString());
  }

  @Test
  void failures_ofTheJvmItself_areThrownOn() {
    GuideMonitor guarded =
        GuideMonitor.guarded(
            new GuideMonitor() {
              @Override
              public void feedbackRecorded(String kind) {
                throw new OutOfMemoryError("test");
              }
            });
    assertThrows(OutOfMemoryError.class, () -> guarded.feedbackRecorded("bought"));
  }

  /** A stage that began while the monitor was on is finished though it was switched off since. */
  @Test
  void close_switchedOffMeanwhile_endsTheSpan() {
    List<String> log = new ArrayList<>();
    boolean[] on = {true};
    GuideMonitor guarded =
        GuideMonitor.guarded(
            new GuideMonitor() {
              @Override
              public boolean isEnabled() {
                return on[0];
              }

              @Override
              public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
                return new MonitorSpan() {
                  @Override
                  public void end(Outcome outcome) {
                    log.add("span " + outcome);
                  }
                };
              }

              @Override
              public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
                log.add(stage + " " + outcome);
              }
            });
    try (StageScope scope = StageScope.enter(guarded, Stage.ASK, StageScope.NONE)) {
      on[0] = false;
      scope.succeeded();
    }
    assertEquals(List.of("ASK OK", "span OK"), log);
  }

  @Test
  void off_anyEvent_readsNoClockAndAllocatesNothing() {
    long[] readings = {0};
    GuideMonitor off =
        new GuideMonitor() {
          @Override
          public boolean isEnabled() {
            return false;
          }

          @Override
          public long nanoTime() {
            return readings[0]++;
          }
        };
    for (GuideMonitor monitor :
        List.of(
            GuideMonitor.none(),
            GuideMonitor.guarded(off),
            GuideMonitor.composite(List.of(off, off)))) {
      CandidateObserver candidates = monitor.candidates("text");
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 5; attempt++) {
        long start = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
          try (StageScope scope = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
            scope.degraded("timeout");
            scope.succeeded();
          }
          monitor.candidatesFound("text", i);
          monitor.queryParsed("en", "find", i, 0, 1);
          candidates.found(i);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - start);
      }
      assertTrue(least < CALLS, monitor + " allocated " + least);
    }
    assertEquals(0, readings[0]);
  }

  @Test
  void bind_providerReturnsNull_isAnObserverThatDoesNothing() {
    GuideMonitor guarded =
        GuideMonitor.guarded(
            new GuideMonitor() {
              @Override
              public CandidateObserver candidates(String source) {
                return null;
              }

              @Override
              public QueryObserver queries(String language, String intent) {
                return null;
              }
            });
    assertDoesNotThrow(() -> guarded.candidates("text").found(1));
    assertDoesNotThrow(() -> guarded.queries("en", "find").parsed(1, 1, 1));
  }

  private static List<Method> events() {
    List<Method> events = new ArrayList<>();
    for (Method method : GuideMonitor.class.getDeclaredMethods()) {
      if (!Modifier.isStatic(method.getModifiers())
          && !method.isSynthetic()
          && !method.getName().equals("isEnabled")) {
        events.add(method);
      }
    }
    return events;
  }

  private static Object[] arguments(Method method) {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      arguments[i] =
          switch (type.getSimpleName()) {
            case "int" -> 1;
            case "long" -> 1L;
            case "double" -> 1.0;
            case "boolean" -> true;
            case "String" -> "label";
            case "Stage" -> Stage.ASK;
            case "Outcome" -> Outcome.OK;
            case "MonitorSpan" -> MonitorSpan.none();
            default -> throw new IllegalStateException("no argument of " + type);
          };
    }
    return arguments;
  }
}
