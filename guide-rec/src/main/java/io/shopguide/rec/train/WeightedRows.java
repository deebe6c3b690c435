package io.shopguide.rec.train;

/**
 * An incidence matrix with a weight for each entry, seen from both sides. Immutable and
 * thread-safe.
 */
final class WeightedRows {
  final Incidence rows;
  final Incidence columns;
  final float[] columnWeights;
  final float[] norms;

  private WeightedRows(Incidence rows, Incidence columns, float[] columnWeights, float[] norms) {
    this.rows = rows;
    this.columns = columns;
    this.columnWeights = columnWeights;
    this.norms = norms;
  }

  /** Every entry weighs 1. */
  static WeightedRows plain(Incidence rows) {
    float[] weights = new float[rows.columns()];
    java.util.Arrays.fill(weights, 1);
    return of(rows, rows.transposed(), weights);
  }

  /**
   * An entry weighs {@code ln(rows / degree of its column)}; a column with a single row, which
   * connects nothing, weighs 0.
   */
  static WeightedRows inverseFrequency(Incidence rows) {
    Incidence columns = rows.transposed();
    float[] weights = new float[rows.columns()];
    for (int column = 0; column < weights.length; column++) {
      int degree = columns.degree(column);
      weights[column] = degree < 2 ? 0 : (float) Math.log((double) rows.rows() / degree);
    }
    return of(rows, columns, weights);
  }

  private static WeightedRows of(Incidence rows, Incidence columns, float[] weights) {
    float[] norms = new float[rows.rows()];
    for (int row = 0; row < norms.length; row++) {
      double squares = 0;
      for (int p = rows.start(row); p < rows.end(row); p++) {
        float weight = weights[rows.column(p)];
        squares += weight * weight;
      }
      norms[row] = (float) Math.sqrt(squares);
    }
    return new WeightedRows(rows, columns, weights, norms);
  }
}
