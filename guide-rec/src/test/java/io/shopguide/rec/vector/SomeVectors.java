package io.shopguide.rec.vector;

import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/** Vectors made from a seed, and the answers that comparing all of them gives. */
final class SomeVectors {
  private SomeVectors() {}

  /** Independent values around 0.3, so that the mean matters. */
  static float[][] random(int count, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> noise(random, new float[dimension], 1, 0.3))
        .toArray(float[][]::new);
  }

  /** Groups of near neighbours, with values of very different sizes from dimension to dimension. */
  static float[][] clustered(int count, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] centres = random(Math.max(1, count / 50), dimension, seed + 1);
    for (float[] centre : centres) {
      for (int d = 0; d < dimension; d++) {
        centre[d] *= d % 8 == 0 ? 4 : 0.5f;
      }
    }
    return IntStream.range(0, count)
        .mapToObj(i -> noise(random, centres[random.nextInt(centres.length)], 0.3, 0))
        .toArray(float[][]::new);
  }

  private static float[] noise(
      SplittableRandom random, float[] around, double spread, double mean) {
    float[] vector = around.clone();
    for (int d = 0; d < vector.length; d++) {
      vector[d] += (float) (mean + spread * random.nextGaussian());
    }
    return vector;
  }

  static VectorIndexWriter addAll(VectorIndexWriter writer, float[][] vectors) throws IOException {
    for (float[] vector : vectors) {
      writer.add(vector);
    }
    return writer;
  }

  static float similarity(Metric metric, float[] a, float[] b) {
    double dot = VectorUtil.dotProduct(a, b);
    double lengths = Math.sqrt((double) VectorUtil.dotProduct(a, a) * VectorUtil.dotProduct(b, b));
    if (metric == Metric.DOT) {
      return (float) dot;
    }
    return lengths == 0 ? 0 : (float) (dot / lengths);
  }

  /** The nearest by comparing all, equal ones by id. */
  static List<Integer> nearest(
      float[][] vectors, Metric metric, float[] query, int limit, BitSet among) {
    float[] similarities = new float[vectors.length];
    for (int id = 0; id < vectors.length; id++) {
      similarities[id] = similarity(metric, vectors[id], query);
    }
    return among.stream()
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(id -> -similarities[id])
                .thenComparing(Comparator.naturalOrder()))
        .limit(limit)
        .toList();
  }

  static BitSet all(int count) {
    BitSet all = new BitSet(count);
    all.set(0, count);
    return all;
  }
}
