package io.shopguide.monitoring.drift;

import java.util.Arrays;
import java.util.Locale;

/**
 * Bins between ascending edges: bin 0 for NaN, bin 1 below the first edge, bin i + 1 from edge i -
 * 1 to below edge i, the last from the last edge on.
 */
final class NumericBins implements BinLayout {
  /*
   * Few edges are all compared, without a branch, as they fill few cache lines. Of more, a grid of
   * equal cells over their range tells how many lie in earlier cells. The cell of a number never
   * falls as the number grows, so these edges are below every number of the cell, and only edges of
   * the same cell are left to compare.
   */
  private static final int CELLS = 512;

  private static final int FEW_EDGES = 16;

  private final double[] edges;
  private final double[] centres;
  private final double deviation;
  private final double first;
  private final double cellsPerUnit;
  private final short[] edgesBefore;

  /** Made when they are first told; whoever makes one twice makes the same. */
  private final String[] labels;

  /**
   * Makes bins.
   *
   * @param edges strictly ascending and finite, at least two
   * @param centres mean of the reference values of each bin between edges
   * @param deviation standard deviation of the reference values
   */
  NumericBins(double[] edges, double[] centres, double deviation) {
    this.edges = edges.clone();
    this.centres = centres.clone();
    this.deviation = deviation;
    if (edges.length < 2 || edges.length > Short.MAX_VALUE || centres.length != edges.length - 1) {
      throw new IllegalArgumentException("Bins need two edges and a centre between each two");
    }
    for (int i = 0; i < edges.length; i++) {
      if (!Double.isFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1])) {
        throw new IllegalArgumentException("Edges are finite and ascend: " + edges[i]);
      }
    }
    labels = new String[size()];
    first = edges[0];
    double scale = CELLS / (edges[edges.length - 1] - first);
    cellsPerUnit = Double.isFinite(scale) ? scale : 0;
    edgesBefore = new short[edges.length <= FEW_EDGES ? 0 : CELLS];
    for (int cell = 0; cell < edgesBefore.length; cell++) {
      short before = 0;
      while (before < edges.length && cell(edges[before]) < cell) {
        before++;
      }
      edgesBefore[cell] = before;
    }
  }

  static NumericBins ofSample(double[] sample, int bins) {
    if (bins < 2 || bins >= Short.MAX_VALUE) {
      throw new IllegalArgumentException("A numeric reference needs 2 to 32,766 bins: " + bins);
    }
    double[] sorted = Arrays.stream(sample).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("A numeric reference needs a finite number");
    }
    double[] edges = new double[bins + 1];
    int size = 0;
    for (int i = 0; i < bins; i++) {
      double edge = sorted[(int) ((long) i * sorted.length / bins)];
      if (size == 0 || edge > edges[size - 1]) {
        edges[size++] = edge;
      }
    }
    edges[size++] = Math.nextUp(sorted[sorted.length - 1]);
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double square = 0;
    double[] sums = new double[size - 1];
    int[] counts = new int[size - 1];
    int bin = 0;
    for (double value : sorted) {
      while (value >= edges[bin + 1]) {
        bin++;
      }
      sums[bin] += value;
      counts[bin]++;
      square += (value - mean) * (value - mean);
    }
    for (bin = 0; bin < sums.length; bin++) {
      sums[bin] /= counts[bin];
    }
    return new NumericBins(Arrays.copyOf(edges, size), sums, Math.sqrt(square / sorted.length));
  }

  int bin(double value) {
    if (Double.isNaN(value)) {
      return ReferenceHistogram.MISSING;
    }
    return (edgesBefore.length == 0 ? edgesUpTo(value) : edgesUpToByGrid(value)) + 1;
  }

  private int edgesUpTo(double value) {
    int below = 0;
    for (double edge : edges) {
      below += value >= edge ? 1 : 0;
    }
    return below;
  }

  private int edgesUpToByGrid(double value) {
    int below = edgesBefore[cell(value)];
    while (below < edges.length && value >= edges[below]) {
      below++;
    }
    return below;
  }

  private int cell(double value) {
    return (int) Math.max(0, Math.min(CELLS - 1, (value - first) * cellsPerUnit));
  }

  double[] edges() {
    return edges.clone();
  }

  double[] centres() {
    return centres.clone();
  }

  /** Where the values of a bin lie; the outermost edges stand for all that is beyond them. */
  double position(int bin) {
    if (bin == 1) {
      return edges[0];
    }
    return bin > edges.length ? edges[edges.length - 1] : centres[bin - 2];
  }

  double deviation() {
    return deviation;
  }

  @Override
  public int size() {
    return edges.length + 2;
  }

  @Override
  public String label(int bin) {
    String label = labels[bin];
    if (label == null) {
      label = text(bin);
      labels[bin] = label;
    }
    return label;
  }

  private String text(int bin) {
    if (bin == ReferenceHistogram.MISSING) {
      return "missing";
    }
    if (bin == 1) {
      return "below " + shown(edges[0]);
    }
    return bin > edges.length
        ? "above " + shown(edges[edges.length - 1])
        : shown(edges[bin - 2]) + " to " + shown(edges[bin - 1]);
  }

  private static String shown(double value) {
    String text = String.format(Locale.ROOT, "%.4g", value);
    return text.contains("e") || !text.contains(".") ? text : text.replaceAll("\\.?0+$", "");
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof NumericBins that
        && Arrays.equals(edges, that.edges)
        && Arrays.equals(centres, that.centres)
        && deviation == that.deviation;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(edges);
  }
}
