package io.shopguide.benchmarks.hotpath;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A stage with an event in it, around the reading of an array: without monitoring code, with a
 * monitor that is off, and with one that counts.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar MonitoringBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class MonitoringBenchmark {
  private final int[] values = new int[1024];
  private int next;
  private GuideMonitor off;
  private GuideMonitor counting;

  /** Makes the benchmark; JMH does. */
  public MonitoringBenchmark() {}

  /** Makes the monitors. */
  @Setup
  public void setUp() {
    off = GuideMonitor.none();
    counting = GuideMonitor.guarded(new Counting());
  }

  private int work() {
    next = (next + 1) & (values.length - 1);
    return values[next];
  }

  /**
   * The work alone.
   *
   * @return its result
   */
  @Benchmark
  public int baseline() {
    return work();
  }

  /**
   * The work in a stage that nobody follows.
   *
   * @return its result
   */
  @Benchmark
  public int off() {
    return inStage(off);
  }

  /**
   * The work in a stage that is counted.
   *
   * @return its result
   */
  @Benchmark
  public int counting() {
    return inStage(counting);
  }

  private int inStage(GuideMonitor monitor) {
    try (StageScope scope = StageScope.enter(monitor, Stage.CANDIDATES, StageScope.NONE)) {
      int result = work();
      if (monitor.isEnabled()) {
        monitor.candidatesFound("text", result);
      }
      scope.succeeded();
      return result;
    }
  }

  private static final class Counting implements GuideMonitor {
    private final LongAdder stages = new LongAdder();
    private final LongAdder candidates = new LongAdder();

    @Override
    public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
      stages.increment();
    }

    @Override
    public void candidatesFound(String source, int count) {
      candidates.add(count);
    }
  }
}
