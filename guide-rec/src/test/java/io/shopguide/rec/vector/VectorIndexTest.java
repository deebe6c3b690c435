package io.shopguide.rec.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VectorIndexTest {
  private static final int LIMIT = 20;

  @TempDir private Path folder;

  /** How an index is kept. */
  enum Kind {
    SKETCHES,
    GRAPH
  }

  private VectorIndex index(Kind kind, Metric metric, float[][] vectors) throws IOException {
    Path path = folder.resolve("vectors-" + kind + "-" + metric);
    int dimension = vectors[0].length;
    try (VectorIndexWriter writer =
        kind == Kind.SKETCHES
            ? new SketchWriter(path, dimension, metric)
            : new GraphWriter(path, dimension, metric)) {
      SomeVectors.addAll(writer, vectors).finish();
    }
    return VectorIndex.open(path);
  }

  @ParameterizedTest
  @CsvSource({
    "SKETCHES, COSINE, 3, 0.97",
    "SKETCHES, COSINE, 64, 0.97",
    "SKETCHES, DOT, 100, 0.97",
    "SKETCHES, COSINE, 384, 0.97",
    "SKETCHES, DOT, 384, 0.97",
    "SKETCHES, COSINE, 700, 0.97",
    "GRAPH, COSINE, 48, 0.9",
    "GRAPH, DOT, 48, 0.9",
  })
  void nearest_clusteredVectors_findsWhatComparingAllFinds(
      Kind kind, Metric metric, int dimension, double recall) throws IOException {
    float[][] vectors = SomeVectors.clustered(6_000, dimension, 1);
    assertTrue(recall(kind, metric, vectors, SomeVectors.all(6_000)) >= recall);
  }

  /** Without clusters nothing stands out, so more is missed, and what is missed matters less. */
  @ParameterizedTest
  @CsvSource({"COSINE, 384, 0.9", "DOT, 384, 0.9", "COSINE, 10, 0.95", "DOT, 1, 0.95"})
  void nearest_independentValues_findsMostOfWhatComparingAllFinds(
      Metric metric, int dimension, double recall) throws IOException {
    float[][] vectors = SomeVectors.random(6_000, dimension, 1);
    assertTrue(recall(Kind.SKETCHES, metric, vectors, SomeVectors.all(6_000)) >= recall);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nearest_someEligible_areRankedLikeAllWithoutTheOthers(Kind kind) throws IOException {
    float[][] vectors = SomeVectors.clustered(8_000, 40, 2);
    for (int share : new int[] {2, 20, 400}) {
      BitSet some = new BitSet();
      IntStream.range(0, 8_000).filter(id -> id % share == 1).forEach(some::set);
      assertTrue(recall(kind, Metric.COSINE, vectors, some) >= 0.95, kind + " 1 of " + share);
    }
  }

  /** The mean share found; what is found is checked to be in exact order and eligible. */
  private double recall(Kind kind, Metric metric, float[][] vectors, BitSet among)
      throws IOException {
    double sum = 0;
    int queries = 50;
    try (VectorIndex index = index(kind, metric, vectors)) {
      SplittableRandom random = new SplittableRandom(3);
      for (int q = 0; q < queries; q++) {
        float[] query = vectors[random.nextInt(vectors.length)].clone();
        query[0] += 0.1f;
        VectorQuery search = index.query(query);
        int[] found = search.nearest(LIMIT, among);
        List<Integer> best = SomeVectors.nearest(vectors, metric, query, LIMIT, among);
        assertEquals(best.size(), found.length);
        for (int i = 0; i < found.length; i++) {
          assertTrue(among.get(found[i]));
          assertEquals(
              SomeVectors.similarity(metric, vectors[found[i]], query),
              search.similarity(found[i]),
              1e-3 * Math.abs(search.similarity(found[0])));
          assertTrue(i == 0 || search.similarity(found[i - 1]) >= search.similarity(found[i]));
        }
        sum += Arrays.stream(found).filter(best::contains).count() / (double) best.size();
      }
    }
    return sum / queries;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nearest_equalVectors_areOrderedById(Kind kind) throws IOException {
    float[][] vectors = SomeVectors.random(30, 16, 4);
    float[] query = vectors[7];
    for (int id : new int[] {3, 9, 21}) {
      vectors[id] = query.clone();
    }
    try (VectorIndex index = index(kind, Metric.COSINE, vectors)) {
      int[] nearest = index.query(query).nearest(4);
      assertArrayEquals(new int[] {3, 7, 9, 21}, nearest);
    }
  }

  @Test
  void nearest_thousandsOfEqualVectors_givesTheLeastIds() throws IOException {
    float[] one = SomeVectors.random(1, 100, 5)[0];
    float[][] vectors = IntStream.range(0, 5_000).mapToObj(i -> one).toArray(float[][]::new);
    try (VectorIndex index = index(Kind.SKETCHES, Metric.DOT, vectors)) {
      int[] first = IntStream.range(0, 20).toArray();
      assertArrayEquals(first, index.query(one).nearest(20));
      BitSet odd = new BitSet();
      IntStream.range(0, 2_500).forEach(i -> odd.set(2 * i + 1));
      int[] firstOdd = IntStream.range(0, 20).map(i -> 2 * i + 1).toArray();
      assertArrayEquals(firstOdd, index.query(one).nearest(20, odd));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void similarity_zeroVectors_isZero(Kind kind) throws IOException {
    float[][] vectors = {{0, 0, 0}, {3, 0, 4}, {0, 0, 0}, {-1, 0, 0}};
    try (VectorIndex index = index(kind, Metric.COSINE, vectors)) {
      VectorQuery query = index.query(new float[] {2, 0, 0});
      assertEquals(0, query.similarity(0));
      assertEquals(0.6f, query.similarity(1), 1e-6f);
      assertEquals(-1, query.similarity(3), 1e-6f);
      assertArrayEquals(new int[] {1, 0, 2, 3}, query.nearest(9));
      assertEquals(0, index.query(new float[3]).similarity(1));
      assertArrayEquals(new float[3], index.mean(new int[] {0, 2}));
      assertArrayEquals(new float[3], index.mean(new int[0]));
      assertArrayEquals(new float[] {0.6f, 0, 0.8f}, index.mean(new int[] {0, 1}), 1e-6f);
    }
    float[][] zeros = new float[5_000][8];
    try (VectorIndex index = index(kind, Metric.COSINE, zeros)) {
      assertEquals(5, index.query(new float[8]).nearest(5).length);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void queryAndAdd_unusableVectors_areRefusedWithTheReason(Kind kind) throws IOException {
    try (VectorIndex index = index(kind, Metric.DOT, new float[][] {{1, 2}})) {
      assertRefused("2", () -> index.query(new float[3]));
      assertRefused("NaN", () -> index.query(new float[] {1, Float.NaN}));
      assertRefused("Infinity", () -> index.query(new float[] {1, Float.POSITIVE_INFINITY}));
      assertRefused("scale", () -> index.query(new float[] {3e38f, 3e38f}));
    }
    Path path = folder.resolve("other");
    try (VectorIndexWriter writer = VectorIndexWriter.create(path, 2, Metric.COSINE, 1)) {
      assertRefused("product 0", () -> writer.add(new float[1]));
      assertRefused("dimension 1", () -> writer.add(new float[] {1, Float.NaN}));
    }
    assertTrue(Files.notExists(path), "nothing remains of an index that was not finished");
    assertRefused("0", () -> VectorIndexWriter.create(path, 0, Metric.DOT, 1));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  private static void assertRefused(String hint, Executable unusable) {
    String message = assertThrows(IllegalArgumentException.class, unusable).getMessage();
    assertTrue(message.contains(hint), message);
  }

  @Test
  void finish_anyNumberOfThreads_writesTheSameBytes() throws Exception {
    float[][] vectors = SomeVectors.clustered(5_000, 30, 6);
    byte[][] written = new byte[2][];
    for (int run = 0; run < 2; run++) {
      Path path = folder.resolve("threads" + run);
      try (ForkJoinPool pool = new ForkJoinPool(1 + 3 * run)) {
        pool.submit(
                () -> {
                  try (SketchWriter writer = new SketchWriter(path, 30, Metric.COSINE)) {
                    SomeVectors.addAll(writer, vectors).finish();
                  }
                  return null;
                })
            .get();
      }
      written[run] = Files.readAllBytes(path);
    }
    assertArrayEquals(written[0], written[1]);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nearest_manyThreads_answersAsOneDoes(Kind kind) throws Exception {
    float[][] vectors = SomeVectors.clustered(4_000, 30, 7);
    try (VectorIndex index = index(kind, Metric.COSINE, vectors);
        ForkJoinPool pool = new ForkJoinPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      int[][] alone = new int[50][];
      for (int q = 0; q < alone.length; q++) {
        alone[q] = index.query(vectors[q]).nearest(LIMIT);
      }
      for (int thread = 0; thread < 4; thread++) {
        running.add(
            pool.submit(
                () -> {
                  for (int q = 0; q < alone.length; q++) {
                    assertArrayEquals(alone[q], index.query(vectors[q]).nearest(LIMIT));
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  @Test
  void open_noVectors_findsNothing() throws IOException {
    Path path = folder.resolve("none");
    try (VectorIndexWriter writer = VectorIndexWriter.create(path, 5, Metric.COSINE, 0)) {
      writer.finish();
    }
    try (VectorIndex index = VectorIndex.open(path)) {
      index.verify();
      assertEquals(0, index.size());
      assertEquals(5, index.dimension());
      assertEquals(0, index.query(new float[5]).nearest(3).length);
    }
  }
}
