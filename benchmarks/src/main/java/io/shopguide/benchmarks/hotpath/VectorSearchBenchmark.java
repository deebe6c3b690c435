package io.shopguide.benchmarks.hotpath;

import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.rec.TopProducts;
import io.shopguide.rec.vector.Metric;
import io.shopguide.rec.vector.VectorIndex;
import io.shopguide.rec.vector.VectorIndexWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.VectorUtil;
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
 * The 20 products whose vectors are nearest to a query: exact dot products, and the index. {@code
 * readVectors} and {@code readSketches} only add up what either has to read, so they show what the
 * machine's memory allows.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar VectorSearchBenchmark -prof gc}, and again
 * with {@code -jvmArgsAppend "--add-modules jdk.incubator.vector"}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VectorSearchBenchmark {
  private static final int DIMENSION = 384;
  private static final int TOP = 20;
  private static final int GROUP = 50;
  private static final int SKETCH_LONGS = 56 / Long.BYTES;
  private static final int QUERIES = 64;
  private static final long SEED = 42;

  /** Number of products. */
  @Param({"20000", "200000", "1000000"})
  public int products;

  private float[][] vectors;
  private float[][] queries;
  private long[] words;
  private TemporaryFolder folder;
  private VectorIndex index;
  private int next;

  /** Makes the benchmark; JMH does. */
  public VectorSearchBenchmark() {}

  /**
   * Makes groups of near vectors from a fixed seed and indexes them.
   *
   * @throws IOException if the index cannot be written
   */
  @Setup
  public void setUp() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    vectors = new float[products][];
    float[] centre = new float[DIMENSION];
    for (int product = 0; product < products; product++) {
      if (product % GROUP == 0) {
        centre = near(new float[DIMENSION], random);
      }
      vectors[product] = near(centre, random);
    }
    queries = new float[QUERIES][];
    for (int q = 0; q < QUERIES; q++) {
      queries[q] = near(vectors[random.nextInt(products)], random);
    }
    words = new long[products * SKETCH_LONGS];
    Arrays.fill(words, 3);
    folder = new TemporaryFolder("shopguide-vectors");
    try (VectorIndexWriter writer =
        VectorIndexWriter.create(
            folder.path().resolve("vectors"), DIMENSION, Metric.COSINE, products)) {
      for (float[] vector : vectors) {
        writer.add(vector);
      }
      writer.finish();
    }
    index = VectorIndex.open(folder.path().resolve("vectors"));
  }

  private static float[] near(float[] centre, SplittableRandom random) {
    float[] vector = centre.clone();
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] += 0.05f * (float) random.nextGaussian();
    }
    return VectorUtil.l2normalize(vector);
  }

  /**
   * Removes the index.
   *
   * @throws IOException if it cannot be removed
   */
  @TearDown
  public void tearDown() throws IOException {
    index.close();
    folder.close();
  }

  private float[] query() {
    next = (next + 1) % QUERIES;
    return queries[next];
  }

  /**
   * Reads the vectors.
   *
   * @return a sum that depends on all of them
   */
  @Benchmark
  public float readVectors() {
    float sum = 0;
    for (float[] vector : vectors) {
      float a = 0;
      float b = 0;
      float c = 0;
      float d = 0;
      for (int i = 0; i < DIMENSION; i += 4) {
        a += vector[i];
        b += vector[i + 1];
        c += vector[i + 2];
        d += vector[i + 3];
      }
      sum += a + b + c + d;
    }
    return sum;
  }

  /**
   * Reads as many bytes as the sketches have.
   *
   * @return a sum that depends on all of them
   */
  @Benchmark
  public long readSketches() {
    long sum = 0;
    for (long word : words) {
      sum += word;
    }
    return sum;
  }

  /**
   * Compares every vector.
   *
   * @return the best products
   */
  @Benchmark
  public int[] exact() {
    float[] query = query();
    TopProducts top = new TopProducts(TOP);
    for (int product = 0; product < products; product++) {
      top.offer(product, VectorUtil.dotProduct(query, vectors[product]));
    }
    return top.drain();
  }

  /**
   * Searches the index.
   *
   * @return the best products
   */
  @Benchmark
  public int[] nearest() {
    return index.query(query()).nearest(TOP);
  }
}
