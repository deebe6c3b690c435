package io.shopguide.benchmarks.hotpath;

import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.monitoring.GuideMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * All of a recommendation of a guide, another shopper each time: profile, candidates, scores, the
 * best products and their explanations. What 20 explanations take is the difference between 20
 * products and one. The guide is built at the first run, which takes minutes for a million
 * products, and used again if {@code folder} is given.
 *
 * <p>{@code java -Xmx6g -jar benchmarks/target/benchmarks.jar GuideRecommendBenchmark -prof gc -p
 * folder=FOLDER}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class GuideRecommendBenchmark {
  private static final long SEED = 42;
  private static final int[] HISTORIES = {10, 50, 200};

  /** Number of products. */
  @Param({"20000", "1000000"})
  public int products;

  /** Number of products that a shopper has. */
  @Param({"10", "50", "200"})
  public int profileSize;

  /** Number of products wanted. */
  @Param({"1", "20"})
  public int limit;

  /** Where guides are built and found again; empty for a temporary folder. */
  @Param("")
  public String folder;

  private ShoppingGuide guide;
  private Shopper[] shoppers;
  private int next;

  /** Makes the benchmark; JMH does. */
  public GuideRecommendBenchmark() {}

  /**
   * Opens the guide, after building it where there is none.
   *
   * @throws IOException if it cannot be built
   */
  @Setup
  public void setUp() throws IOException {
    Path root = folder.isEmpty() ? Files.createTempDirectory("guide") : Path.of(folder);
    Path shop = root.resolve("shop-" + products);
    if (Files.notExists(shop.resolve("CURRENT"))) {
      new MadeUpShop(products, SEED).build(shop, HISTORIES);
    }
    guide = ShoppingGuide.open(shop, GuideMonitor.none());
    shoppers = new Shopper[MadeUpShop.SHOPPERS];
    for (int s = 0; s < shoppers.length; s++) {
      shoppers[s] = Shopper.of(MadeUpShop.shopper(profileSize, s));
    }
  }

  /** Closes the guide. */
  @TearDown
  public void tearDown() {
    guide.close();
  }

  /**
   * Recommends to the next shopper.
   *
   * @return the best products
   */
  @Benchmark
  public List<Recommendation> recommend() {
    next = (next + 1) % shoppers.length;
    return guide.recommend(shoppers[next], limit);
  }
}
