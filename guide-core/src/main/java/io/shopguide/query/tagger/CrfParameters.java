package io.shopguide.query.tagger;

import java.util.Arrays;

/**
 * The weights of a conditional random field: a row of labels for each feature, the pairs of labels,
 * and a row of labels for each dimension of the states.
 *
 * <p>Not thread-safe.
 */
final class CrfParameters {
  final int labels;
  final int dimension;
  final float[] features;
  final float[] pairs;
  final float[] states;

  CrfParameters(int labels, int featureCount, int dimension) {
    if ((long) labels * featureCount > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "Too many features, " + featureCount + " of " + labels + " labels; train on less text");
    }
    this.labels = labels;
    this.dimension = dimension;
    features = new float[featureCount * labels];
    pairs = new float[labels * labels];
    states = new float[dimension * labels];
  }

  CrfParameters like() {
    return new CrfParameters(labels, features.length / labels, dimension);
  }

  /** The scores of the labels at each position. */
  void score(EncodedSequence sequence, double[] scores) {
    Arrays.fill(scores, 0, sequence.length() * labels, 0);
    for (int i = 0; i < sequence.length(); i++) {
      int to = i * labels;
      for (int f = sequence.offsets[i]; f < sequence.offsets[i + 1]; f++) {
        addRow(features, sequence.features[f], 1, scores, to);
      }
      for (int d = 0; d < dimension; d++) {
        addRow(states, d, sequence.states[i * dimension + d], scores, to);
      }
    }
  }

  private void addRow(float[] rows, int row, float factor, double[] scores, int to) {
    int from = row * labels;
    for (int label = 0; label < labels; label++) {
      scores[to + label] += factor * rows[from + label];
    }
  }

  /** Adds other weights to these. */
  void add(CrfParameters other) {
    add(features, other.features, 1);
    add(pairs, other.pairs, 1);
    add(states, other.states, 1);
  }

  /** A part of these weights. */
  CrfParameters times(float factor) {
    CrfParameters product = like();
    add(product.features, features, factor);
    add(product.pairs, pairs, factor);
    add(product.states, states, factor);
    return product;
  }

  private static void add(float[] sum, float[] other, float factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * other[i];
    }
  }
}
