package io.shopguide.benchmarks.faults;

import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.guide.Answer;
import io.shopguide.guide.OpenOptions;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.guide.WatchOptions;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WatchedAskBenchmark {
  private static final int REFERENCE = 500;
  private static final List<String> QUESTIONS =
      List.of(
          "red acero headphones",
          "laptop under $800",
          "kestrel running shoes",
          "white kettle",
          "bluma backpack under $60",
          "lamp",
          "green jacket, not fenwick",
          "camera between $200 and $500",
          "红色的耳机",
          "lumora lamp under $30",
          "blue backpack",
          "dorvik laptop",
          "500美元以下的相机",
          "black jacket as a gift",
          "holsten kettle",
          "running shoes in white");

  /** What listens. */
  @Param({"off", "counting", "watch"})
  public String listener;

  private TemporaryFolder folder;
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
    folder = new TemporaryFolder("shopguide-ask");
    Path shop = folder.path().resolve("shop");
    FaultClock clock = new FaultClock(false, 1);
    FaultShop.build(Fault.NONE, 0, shop, clock.encoder());
    OpenOptions options =
        OpenOptions.defaults()
            .withEncoder(clock.encoder())
            .withMonitor(listener.equals("counting") ? new Counting() : GuideMonitor.none())
            .withWatch(
                listener.equals("watch")
                    ? WatchOptions.defaults().withRequests(REFERENCE, 1_000)
                    : WatchOptions.off());
    guide = ShoppingGuide.open(shop, options);
    for (int i = 0; i <= REFERENCE / QUESTIONS.size(); i++) {
      ask();
    }
  }

  /**
   * Closes the guide.
   *
   * @throws IOException if its folder cannot be deleted
   */
  @TearDown
  public void tearDown() throws IOException {
    guide.close();
    folder.close();
  }

  /**
   * Asks every question once.
   *
   * @return number of products
   */
  @Benchmark
  public int ask() {
    int products = 0;
    for (String question : QUESTIONS) {
      Answer answer = guide.ask(question, guide.newSession(Shopper.anonymous()));
      products += answer.recommendations().size();
    }
    return products;
  }

  /** Counts every event. */
  private static final class Counting implements GuideMonitor {
    private final LongAdder events = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    @Override
    public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
      events.increment();
      nanos.add(durationNanos);
    }

    @Override
    public void queryParsed(
        String language, String intent, int findings, int unresolvedWords, double confidence) {
      events.increment();
    }

    @Override
    public void candidatesFound(String source, int count) {
      events.increment();
    }

    @Override
    public void resultsReturned(int count, double topScore) {
      events.increment();
    }

    @Override
    public void zeroResults(String language, String intent) {
      events.increment();
    }
  }
}
