package io.shopguide.benchmarks.hotpath;

import io.shopguide.monitoring.drift.Adwin;
import io.shopguide.monitoring.drift.DriftMonitor;
import io.shopguide.monitoring.drift.DriftReport;
import io.shopguide.monitoring.drift.DriftStatistic;
import io.shopguide.monitoring.drift.FeatureRecorder;
import io.shopguide.monitoring.drift.ReferenceHistogram;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * What it costs to count a value, to give one to ADWIN and to close a window. {@code baseline}
 * reads the value alone.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar DriftBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class DriftBenchmark {
  private static final int VALUES = 1 << 14;

  private double[] values;
  private double[] bits;
  private int next;
  private FeatureRecorder own;
  private FeatureRecorder shared;
  private FeatureRecorder window;
  private DriftMonitor monitor;
  private Adwin adwin;

  /** Makes the benchmark; JMH does. */
  public DriftBenchmark() {}

  /** Draws values from a fixed seed. */
  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(42);
    values = new double[VALUES];
    bits = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = random.nextGaussian();
      bits[i] = random.nextDouble() < 0.2 ? 1 : 0;
    }
    DriftMonitor counted = monitor();
    own = counted.recorder("value");
    shared = counted.sharedRecorder("value");
    monitor = monitor();
    window = monitor.recorder("value");
    adwin = new Adwin();
  }

  private DriftMonitor monitor() {
    return DriftMonitor.builder()
        .feature(ReferenceHistogram.numeric("value", values, 10), DriftStatistic.PSI)
        .minimumValues(1)
        .build();
  }

  private int next() {
    next = (next + 1) & (VALUES - 1);
    return next;
  }

  /**
   * Reads a value.
   *
   * @return the value
   */
  @Benchmark
  public double baseline() {
    return values[next()];
  }

  /** Counts a value for the only thread that does. */
  @Benchmark
  public void record() {
    own.record(values[next()]);
  }

  /** Counts a value whose bin is known. */
  @Benchmark
  public void recordBin() {
    own.recordBin(next() & 7);
  }

  /** Counts a value where any thread may. */
  @Benchmark
  public void recordShared() {
    shared.record(values[next()]);
  }

  /**
   * Gives a bit to ADWIN, on a long stream without a change.
   *
   * @return whether it fired
   */
  @Benchmark
  public boolean adwin() {
    return adwin.add(bits[next()]);
  }

  /**
   * Counts a value and closes the window.
   *
   * @return the report
   */
  @Benchmark
  public DriftReport closeWindow() {
    window.record(values[next()]);
    return monitor.closeWindow();
  }
}
