package io.shopguide.query.intent;

import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import io.shopguide.model.internal.WeightedRows;

/**
 * The linear layer: {@code z = W x + b}, of which the softmax is the distribution over labels.
 * Weights stand value by value, the labels of one value together. Immutable once trained, and then
 * thread-safe.
 */
final class Softmax {
  final int labels;
  final float[] weights; // value * labels + label
  final float[] biases;

  Softmax(int values, int labels) {
    this(labels, new float[Math.multiplyExact(values, labels)], new float[labels]);
  }

  private Softmax(int labels, float[] weights, float[] biases) {
    this.labels = labels;
    this.weights = weights;
    this.biases = biases;
  }

  Softmax copy() {
    return new Softmax(labels, weights.clone(), biases.clone());
  }

  /** Takes over all weights of another one of the same shape. */
  void become(Softmax other) {
    System.arraycopy(other.weights, 0, weights, 0, weights.length);
    System.arraycopy(other.biases, 0, biases, 0, labels);
  }

  /** The logits of a text. */
  void score(TextValues text, float[] logits) {
    System.arraycopy(biases, 0, logits, 0, labels);
    WeightedRows.add(weights, text.dense, 0, text.dense.length, labels, logits);
    for (int row : text.rows) {
      addRow(text.dense.length + row, text.rowValue, logits);
    }
  }

  private void addRow(int value, float factor, float[] logits) {
    int from = value * labels;
    for (int label = 0; label < labels; label++) {
      logits[label] += factor * weights[from + label];
    }
  }

  /** Turns logits into probabilities, in place; the logarithm of the normalizer. */
  static double normalize(float[] logits, double temperature) {
    float max = logits[best(logits)];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.exp((logits[i] - max) / temperature);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] /= (float) sum;
    }
    return Math.log(sum) + max / temperature;
  }

  static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  void write(ModelOutput out) {
    out.writeInt(weights.length);
    for (float weight : weights) {
      out.writeShort(Float.floatToFloat16(weight));
    }
    for (float bias : biases) {
      out.writeFloat(bias);
    }
  }

  static Softmax read(ModelInput in, int values, int labels) {
    int count = in.readCount(Short.BYTES);
    if (count != (long) values * labels) {
      throw in.damaged(count + " weights of " + values + " values and " + labels + " labels");
    }
    Softmax softmax = new Softmax(values, labels);
    for (int i = 0; i < count; i++) {
      softmax.weights[i] = Float.float16ToFloat(in.readShort());
      if (!Float.isFinite(softmax.weights[i])) {
        throw in.damaged("a weight is not finite");
      }
    }
    for (int label = 0; label < labels; label++) {
      softmax.biases[label] = in.readFloat();
    }
    return softmax;
  }
}
