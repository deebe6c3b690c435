package io.shopguide.benchmarks.hotpath;

import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a profile to the 20 best products: the scatter through item-item rows, then {@code alpha *
 * content_sim + beta * graph_sim} over what it touched. {@code baseline} walks the same rows and
 * adds nothing up, so the difference is the price of the scatter. {@code knownShopper} is the whole
 * of a recommendation, for another shopper each time and without the products of the profile; its
 * percentiles are those of {@code -bm sample}.
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
  private static final int SHOPPERS = 1024;
  private static final long SEED = 42;

  /** Number of products. */
  @Param({"20000", "1000000"})
  public int products;

  /** Number of products in the shopper's profile. */
  @Param({"10", "50", "200"})
  public int profileSize;

  /** Where the rows lie: in arrays, or in a mapped file with weights of 8 bits. */
  @Param({"heap", "mapped"})
  public String layout;

  private int[] offsets;
  private int[] neighbours;
  private float[] weights;
  private ItemItemMatrix matrix;
  private SparseScores scores;
  private int[] profile;
  private int[][] profiles;
  private int shopper;
  private final TopProducts top = new TopProducts(TOP);
  private final int[] ranked = new int[TOP];
  private Path file;
  private float[] content;
  private HybridScorer scorer;

  /** Makes the benchmark; JMH does. */
  public HybridScoringBenchmark() {}

  /**
   * Makes random rows and random profiles from a fixed seed.
   *
   * @throws IOException if the file of the rows cannot be written
   */
  @Setup
  public void setUp() throws IOException {
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
    file = Files.createTempFile("item-item", ".bin");
    if (layout.equals("mapped")) {
      matrix.save(file);
      matrix = ItemItemMatrix.open(file);
    }
    scores = new SparseScores(products);
    profile = random.ints(profileSize, 0, products).toArray();
    profiles = new int[SHOPPERS][];
    for (int s = 0; s < SHOPPERS; s++) {
      profiles[s] = random.ints(profileSize, 0, products).toArray();
    }
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
   * Deletes the file of the rows.
   *
   * @throws IOException if it cannot be deleted
   */
  @TearDown
  public void tearDown() throws IOException {
    Files.delete(file);
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
    TopProducts best = new TopProducts(TOP);
    for (int i = 0; i < scores.size(); i++) {
      int product = scores.product(i);
      best.offer(product, scorer.score(product));
    }
    return best.drain();
  }

  /**
   * Recommends to the next shopper what the shopper does not have.
   *
   * @return the best products; the array is used again
   */
  @Benchmark
  public int[] knownShopper() {
    int[] owned = profiles[shopper];
    shopper = (shopper + 1) % SHOPPERS;
    scores.clear();
    for (int product : owned) {
      matrix.scatter(product, 1, scores);
    }
    for (int product : owned) {
      scores.remove(product);
    }
    for (int i = 0; i < scores.size(); i++) {
      int product = scores.product(i);
      if (scores.get(product) > 0) {
        top.offer(product, scorer.score(product));
      }
    }
    top.drainTo(ranked, null);
    return ranked;
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
