package io.shopguide.query.tagger;

import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import io.shopguide.model.internal.WeightedRows;
import java.util.Arrays;

/** Weights in rows of one for each label. Immutable and thread-safe. */
final class DenseRows {
  private final int labels;
  private final float[] weights;

  /** Wraps an array, which is not copied. */
  DenseRows(int labels, float[] weights) {
    this.labels = labels;
    this.weights = weights;
  }

  int size() {
    return weights.length / labels;
  }

  /** All weights, row by row; not to be changed. */
  float[] weights() {
    return weights;
  }

  /** Adds all rows, each times its factor, to the scores of a position's labels. */
  void addTo(float[] factors, int from, float[] sum, double[] scores, int position) {
    Arrays.fill(sum, 0, labels, 0);
    WeightedRows.add(weights, factors, from, size(), labels, sum);
    for (int label = 0; label < labels; label++) {
      scores[position + label] += sum[label];
    }
  }

  void write(ModelOutput out) {
    out.writeInt(weights.length);
    for (float weight : weights) {
      out.writeFloat(weight);
    }
  }

  static DenseRows read(ModelInput in, int labels) {
    int count = in.readCount(Float.BYTES);
    if (count % labels != 0) {
      throw in.damaged(count + " weights are not rows of " + labels);
    }
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = in.readFloat();
    }
    return new DenseRows(labels, weights);
  }
}
