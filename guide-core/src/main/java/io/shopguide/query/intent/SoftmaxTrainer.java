package io.shopguide.query.intent;

import java.util.Arrays;
import java.util.Random;

/**
 * Fits a softmax by the mean of {@code -log P(label|text)} over small batches with AdamW
 * (Loshchilov and Hutter 2019, algorithm 2), whose rate falls to zero. Not thread-safe; one per
 * training.
 */
final class SoftmaxTrainer {
  private static final int BATCH = 256;
  private static final double RATE = 0.02;
  private static final double DECAY = 0.2; // of the weights, times the rate
  private static final float FIRST = 0.9f; // decay of the gradients' mean
  private static final float SECOND = 0.999f; // decay of the mean of their squares

  private final Examples examples;
  private final Softmax softmax;
  private final Random random;
  private final int[] order;
  private final long steps;
  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private final float[] biasGradient;
  private long step;

  SoftmaxTrainer(Examples examples, Softmax softmax, int epochs, Random random) {
    this.examples = examples;
    this.softmax = softmax;
    this.random = random;
    order = new int[examples.size()];
    Arrays.setAll(order, i -> i);
    steps = (long) epochs * ((order.length + BATCH - 1) / BATCH);
    int size = softmax.weights.length + softmax.labels;
    gradient = new float[softmax.weights.length];
    biasGradient = new float[softmax.labels];
    mean = new float[size];
    square = new float[size];
  }

  /** Passes over all texts once; the mean loss. */
  double epoch() {
    shuffle();
    double loss = 0;
    for (int from = 0; from < order.length; from += BATCH) {
      loss += accumulate(from, Math.min(order.length, from + BATCH));
      update();
    }
    return loss / order.length;
  }

  /** The gradient of the mean loss over all texts. */
  float[] gradient() {
    accumulate(0, order.length);
    return gradient;
  }

  private double accumulate(int from, int to) {
    Arrays.fill(gradient, 0);
    Arrays.fill(biasGradient, 0);
    double loss = 0;
    for (int i = from; i < to; i++) {
      loss += add(examples.texts.get(order[i]), examples.labels[order[i]], 1f / (to - from));
    }
    return loss;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  /** Adds the gradient of one text; its loss. */
  private double add(TextValues text, int label, float share) {
    float[] residual = new float[softmax.labels];
    softmax.score(text, residual);
    float own = residual[label];
    double loss = Softmax.normalize(residual, 1) - own;
    residual[label] -= 1;
    for (int i = 0; i < residual.length; i++) {
      residual[i] *= share;
      biasGradient[i] += residual[i];
    }
    for (int j = 0; j < text.dense.length; j++) {
      addRow(j, text.dense[j], residual);
    }
    for (int row : text.rows) {
      addRow(text.dense.length + row, text.rowValue, residual);
    }
    return loss;
  }

  private void addRow(int value, float factor, float[] residual) {
    int from = value * residual.length;
    for (int label = 0; label < residual.length; label++) {
      gradient[from + label] += factor * residual[label];
    }
  }

  private void update() {
    double rate = RATE * (1 - (double) step / steps) + RATE * 1e-3;
    step++;
    float corrected = (float) (rate / (1 - Math.pow(FIRST, (double) step)));
    float scale = (float) (1 / (1 - Math.pow(SECOND, (double) step)));
    move(softmax.weights, gradient, 0, corrected, scale, (float) (rate * DECAY));
    move(softmax.biases, biasGradient, gradient.length, corrected, scale, 0);
  }

  private void move(
      float[] values, float[] gradients, int offset, float rate, float scale, float decay) {
    for (int i = 0; i < values.length; i++) {
      float g = gradients[i];
      float m = FIRST * mean[offset + i] + (1 - FIRST) * g;
      float v = SECOND * square[offset + i] + (1 - SECOND) * g * g;
      mean[offset + i] = m;
      square[offset + i] = v;
      values[i] -= rate * m / ((float) Math.sqrt(v * scale) + 1e-8f) + decay * values[i];
    }
  }
}
