package io.shopguide.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.shopguide.monitoring.tck.GuideMonitorContract;
import io.shopguide.monitoring.tck.MonitorEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract tests must find what is wrong with a provider. */
class BrokenProvidersTest {
  private static Supplier<CountingMonitor> provider = CountingMonitor::new;

  /** A way to get it wrong, and the test that says so. */
  enum Fault {
    THROWS_FOR_A_SCORE("takes any number that can come up") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public void resultsReturned(int count, double topScore) {
            if (Double.isNaN(topScore)) {
              throw new IllegalArgumentException("score");
            }
            super.resultsReturned(count, topScore);
          }
        };
      }
    },
    THROWS_FOR_A_LABEL("takes a label it never saw before") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public void feedbackRecorded(String kind) {
            if (kind.isEmpty()) {
              throw new IllegalArgumentException("label");
            }
            super.feedbackRecorded(kind);
          }
        };
      }
    },
    COUNTS_TWICE("counts it once, and as no other event") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public void zeroResults(String language, String intent) {
            super.zeroResults(language, intent);
            super.zeroResults(language, intent);
          }
        };
      }
    },
    COUNTS_AS_ANOTHER("counts it once, and as no other event") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public void requestRefused(Stage stage, String reason) {
            super.degraded(stage, reason);
          }
        };
      }
    },
    FORGETS_BOUND_LABELS("counts it the same when its labels were bound before") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public CandidateObserver candidates(String source) {
            return count -> {};
          }
        };
      }
    },
    SWALLOWS_INTERRUPTS("leaves an interrupted thread interrupted") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public void degraded(Stage stage, String reason) {
            if (!Thread.interrupted()) {
              super.degraded(stage, reason);
            }
          }
        };
      }
    },
    RETURNS_NO_SPAN("returns a span for any stage") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
            return stage == Stage.BUILD ? null : MonitorSpan.none();
          }
        };
      }
    },
    CASTS_ITS_PARENT("takes the span of another provider for no parent") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
            return NoopMonitor.class.cast(parent);
          }
        };
      }
    },
    BOUND_TO_A_THREAD("lets a span have children and its end on other threads") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          @Override
          public MonitorSpan stageStarted(Stage stage, MonitorSpan parent) {
            Thread owner = Thread.currentThread();
            return new MonitorSpan() {
              @Override
              public void end(Outcome outcome) {
                if (owner != Thread.currentThread()) {
                  throw new IllegalStateException("thread");
                }
              }
            };
          }
        };
      }
    },
    CLOCK_GOES_BACK("has a clock that never goes back") {
      @Override
      CountingMonitor monitor() {
        return new CountingMonitor() {
          private long time;

          @Override
          public long nanoTime() {
            return time--;
          }
        };
      }
    },
    LOSES_COUNTS_OF_OTHER_THREADS("throws nothing and counts every event") {
      @Override
      CountingMonitor monitor() {
        Thread owner = Thread.currentThread();
        return new CountingMonitor() {
          @Override
          void add(MonitorEvent event) {
            if (owner == Thread.currentThread()) {
              super.add(event);
            }
          }
        };
      }
    };

    private final String test;

    Fault(String test) {
      this.test = test;
    }

    abstract CountingMonitor monitor();
  }

  static final class BrokenContract extends GuideMonitorContract {
    private CountingMonitor counting;

    @Override
    protected GuideMonitor monitor() {
      counting = provider.get();
      return counting;
    }

    @Override
    protected OptionalLong count(MonitorEvent event) {
      return OptionalLong.of(counting.count(event));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void contract_fault_failsTheTestThatIsAboutIt(Fault fault) {
    provider = fault::monitor;
    List<String> failed = failedTests();
    assertTrue(failed.contains(fault.test), failed.toString());
  }

  @Test
  void contract_soundProvider_passes() {
    provider = CountingMonitor::new;
    assertEquals(List.of(), failedTests());
  }

  private static List<String> failedTests() {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(BrokenContract.class))
                .build(),
            listener);
    assertTrue(listener.getSummary().getTestsStartedCount() >= 10);
    return listener.getSummary().getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName())
        .toList();
  }
}
