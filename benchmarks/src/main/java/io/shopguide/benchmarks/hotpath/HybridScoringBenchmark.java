package io.shopguide.benchmarks.hotpath;

import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a profile to the 20 best products: the scatter through item-item rows, then {@code alpha *
 * content_sim + beta * graph_sim} over what it touched. {@code baseline} walks the same rows and
 * adds nothing up, so the difference is the price of the scatter.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar HybridScoringBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HybridScoringBenchmark {
  private static final int NEIGHBOURS = 200;
  private static final int TOP = 20;
  private static final long SEED = 42;

  /** Number of products. */
  @Param({"20000", "1000000"})
  public int products;

  /** Number of products in the shopper's profile. */
  @Param({"10", "50"})
  public int profileSize;

  private int[] offsets;
  private int[] neighbours;
  private float[] weights;
  private ItemItemMatrix matrix;
  private SparseScores scores;
  private int[] profile;
  private float[] content;
  private HybridScorer scorer;

  /** Makes the benchmark; JMH does. */
  public HybridScoringBenchmark() {}

  /** Makes random rows and a random profile from a fixed seed. */
  @Setup
  public void setUp() {
    SplittableRandom random = new SplittableRandom(SEED);
    offsets = new int[products + 1];
    neighbours = new int[products * NEIGHBOURS];
    weights = new float[neighbours.length];
    for (int entry = 0; entry < neighbours.length; entry++) {
      neighbours[entry] = random.nextInt(products);
      weights[entry] = 1 - random.nextFloat() / 2;
    }
    for (int row = 0; row <= products; row++) {
      offsets[row] = row * NEIGHBOURS;
    }
    matrix = new ItemItemMatrix(offsets, neighbours, weights);
    scores = new SparseScores(products);
    profile = random.ints(profileSize, 0, products).toArray();
    content = new float[products];
    for (int product = 0; product < products; product++) {
      content[product] = random.nextFloat();
    }
    scorer =
        HybridScorer.builder(0.5, 0.5)
            .content(1, new ArrayPart("content", content))
            .graph(1, new ScatterPart(scores))
            .build();
  }

  /**
   * Reads the rows.
   *
   * @return a sum that depends on every entry
   */
  @Benchmark
  public float baseline() {
    float sum = 0;
    for (int product : profile) {
      for (int entry = offsets[product]; entry < offsets[product + 1]; entry++) {
        sum += weights[entry] * neighbours[entry];
      }
    }
    return sum;
  }

  /**
   * Adds the rows up.
   *
   * @return number of products touched
   */
  @Benchmark
  public int scatter() {
    scores.clear();
    for (int product : profile) {
      matrix.scatter(product, 1, scores);
    }
    return scores.size();
  }

  /**
   * Adds the rows up, scores what they touched and keeps the best.
   *
   * @return the best products
   */
  @Benchmark
  public int[] recommend() {
    scatter();
    TopProducts top = new TopProducts(TOP);
    for (int i = 0; i < scores.size(); i++) {
      int product = scores.product(i);
      top.offer(product, scorer.score(product));
    }
    return top.drain();
  }

  private static final class ArrayPart implements SimilarityPart {
    private final String name;
    private final float[] values;

    ArrayPart(String name, float[] values) {
      this.name = name;
      this.values = values;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public double similarity(int product) {
      return values[product];
    }
  }

  private record ScatterPart(SparseScores scores) implements SimilarityPart {
    @Override
    public String name() {
      return "bought together";
    }

    @Override
    public double similarity(int product) {
      return scores.get(product);
    }
  }
}
