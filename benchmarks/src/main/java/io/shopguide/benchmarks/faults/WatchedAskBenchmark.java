package io.shopguide.benchmarks.faults;

import io.shopguide.benchmarks.faults.CheapQuestions.Listener;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.guide.WatchOptions;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A question about products of a small shop, whose answer costs little, so that what monitoring
 * adds weighs much: with all of it off, with a provider that counts every event, and with the watch
 * comparing windows. An operation is 16 questions, one after the other.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar WatchedAskBenchmark -prof gc}
 *
 * @see OverheadEvaluation
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WatchedAskBenchmark {
  /** What listens. */
  @Param({"off", "counting", "watch"})
  public String listener;

  private CheapQuestions questions;
  private ShoppingGuide guide;

  /** Makes the benchmark; JMH does. */
  public WatchedAskBenchmark() {}

  /**
   * Builds and opens the guide; a watch has its reference already.
   *
   * @throws IOException if the guide cannot be built
   */
  @Setup
  public void setUp() throws IOException {
    questions = new CheapQuestions();
    guide =
        questions.open(
            Listener.valueOf(listener.toUpperCase(Locale.ROOT)),
            WatchOptions.defaults().executor());
  }

  /**
   * Closes the guide.
   *
   * @throws IOException if its folder cannot be deleted
   */
  @TearDown
  public void tearDown() throws IOException {
    guide.close();
    questions.close();
  }

  /**
   * Asks every question once.
   *
   * @return number of products
   */
  @Benchmark
  public int ask() {
    return CheapQuestions.ask(guide, CheapQuestions.TEXTS);
  }
}
