package io.shopguide.rec.vector;

import java.util.Arrays;

/**
 * A query in the form that sketches are compared with, and upper bounds of products' similarities.
 * Not thread-safe; one per request.
 */
final class SketchQuery {
  /** Greatest multiple of the step that a value is rounded to. */
  private static final int GREATEST = (1 << Sketches.PLANES) - 1;

  /**
   * Half of the distance of eight evenly spaced values that are best for a normal distribution of
   * variance 1 (Max: Quantizing for minimum distortion, 1960, table II).
   */
  private static final double UNIT = 0.293;

  private final Sketches sketches;
  private final long[] planes;
  private final int[] differences = new int[Sketches.BLOCK];
  private final float[] bounds = new float[Sketches.BLOCK];
  private final float constant;
  private final float meanFactor;
  private final float base;
  private final float step;
  private final float slack;

  /**
   * Prepares a query.
   *
   * @param margin how far bounds lie above estimates, as a multiple of a sketch's scale and the
   *     length of the query beside the mean
   */
  SketchQuery(Sketches sketches, float[] query, double margin) {
    this.sketches = sketches;
    int words = sketches.words;
    planes = new long[words * Sketches.PLANES];
    float[] mean = sketches.mean;
    double onMean = 0;
    double meanSquares = 0;
    for (int d = 0; d < mean.length; d++) {
      onMean += query[d] * (double) mean[d];
      meanSquares += mean[d] * (double) mean[d];
    }
    constant = (float) onMean;
    meanFactor = meanSquares > 0 ? (float) (onMean / meanSquares) : 0;
    float[] beside = new float[words * Long.SIZE];
    double squares = 0;
    for (int d = 0; d < mean.length; d++) {
      beside[d] = query[d] - meanFactor * mean[d];
      squares += beside[d] * (double) beside[d];
    }
    sketches.rotation.apply(beside);
    double length = Math.sqrt(squares);
    double unit = UNIT * length / Math.sqrt(beside.length);
    double onRounded = 0;
    for (int d = 0; d < beside.length && unit > 0; d++) {
      int level = (int) Math.floor((beside[d] / unit + GREATEST + 1) / 2);
      level = Math.max(0, Math.min(GREATEST, level));
      onRounded += beside[d] * (double) (2 * level - GREATEST);
      for (int plane = 0; plane < Sketches.PLANES; plane++) {
        long bit = ((long) level >>> plane) & 1;
        planes[d / Long.SIZE * Sketches.PLANES + plane] |= bit << d;
      }
    }
    // A step for which the rounded query is as long, in the query's direction, as the query is.
    double exact = onRounded > 0 ? squares / onRounded : 0;
    slack = (float) (margin * length);
    base = (float) (exact * GREATEST * beside.length) + slack;
    step = (float) (2 * exact);
  }

  /**
   * Bounds the similarities of a block's products.
   *
   * @return one bound for each, valid until the next call
   */
  float[] bounds(int block) {
    int words = sketches.words;
    Arrays.fill(differences, 0);
    for (int word = 0; word < words; word++) {
      int from = (block * words + word) * Sketches.BLOCK;
      Sketches.addDifferences(sketches.bits, from, planes, word * Sketches.PLANES, differences);
    }
    float scaleUnit = sketches.scales.unit;
    bound(
        differences,
        sketches.scales.values,
        sketches.offsets.values,
        block * Sketches.BLOCK,
        base * scaleUnit,
        step * scaleUnit,
        meanFactor * sketches.offsets.unit,
        bounds);
    return bounds;
  }

  /** How far a bound lies above the estimate, as a multiple of a sketch's scale. */
  float slack() {
    return slack;
  }

  /** What bounds lack to the similarity, the same for every product. */
  float constant() {
    return constant;
  }

  private static void bound(
      int[] differences,
      short[] scales,
      short[] offsets,
      int from,
      float base,
      float step,
      float meanFactor,
      float[] bounds) {
    for (int v = 0; v < Sketches.BLOCK; v++) {
      bounds[v] =
          meanFactor * Float.float16ToFloat(offsets[from + v])
              + Float.float16ToFloat(scales[from + v]) * (base - step * differences[v]);
    }
  }
}
