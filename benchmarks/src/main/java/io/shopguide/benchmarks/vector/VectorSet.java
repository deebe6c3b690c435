package io.shopguide.benchmarks.vector;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.apache.lucene.util.VectorUtil;

/**
 * Vectors and queries of unit length, handed from one JVM to another as a file. Immutable and
 * thread-safe, but for the arrays, which nobody changes.
 */
final class VectorSet {
  private static final float NOISE = 0.02f;
  private static final float OTHER = 0.4f;

  private final float[][] vectors;
  private final float[][] queries;

  private VectorSet(float[][] vectors, float[][] queries) {
    this.vectors = vectors;
    this.queries = queries;
  }

  /** The vectors to search. */
  float[][] vectors() {
    return vectors;
  }

  /** The vectors to search for. */
  float[][] queries() {
    return queries;
  }

  /**
   * Makes a set from the vectors of titles.
   *
   * @param titles their vectors; beyond their number, they come again with noise
   * @param count number of vectors
   * @param queries number of queries, each between two titles, so that none is among the vectors
   * @param seed of the noise and the queries
   */
  static VectorSet of(float[][] titles, int count, int queries, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      float[] title = titles[i % titles.length];
      vectors[i] = i < titles.length ? title : near(title, title, 0, random);
    }
    float[][] asked = new float[queries][];
    for (int q = 0; q < queries; q++) {
      float[] other = titles[random.nextInt(titles.length)];
      asked[q] = near(titles[random.nextInt(titles.length)], other, OTHER, random);
    }
    return new VectorSet(vectors, asked);
  }

  private static float[] near(float[] vector, float[] other, float share, SplittableRandom random) {
    float[] near = new float[vector.length];
    for (int d = 0; d < near.length; d++) {
      near[d] = vector[d] + share * other[d] + NOISE * (float) random.nextGaussian();
    }
    return VectorUtil.l2normalize(near);
  }

  /** Writes through to the disk, so that a peer's first writes do not wait for these. */
  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(
                    file,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC),
                1 << 20))) {
      write(out, vectors);
      write(out, queries);
    }
  }

  private static void write(DataOutputStream out, float[][] rows) throws IOException {
    out.writeInt(rows.length);
    out.writeInt(rows[0].length);
    for (float[] row : rows) {
      for (float value : row) {
        out.writeFloat(value);
      }
    }
  }

  static VectorSet read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      return new VectorSet(rows(in), rows(in));
    }
  }

  private static float[][] rows(DataInputStream in) throws IOException {
    float[][] rows = new float[in.readInt()][in.readInt()];
    for (float[] row : rows) {
      for (int d = 0; d < row.length; d++) {
        row[d] = in.readFloat();
      }
    }
    return rows;
  }
}
