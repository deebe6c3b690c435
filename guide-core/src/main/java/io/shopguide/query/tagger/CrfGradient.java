package io.shopguide.query.tagger;

import io.shopguide.query.tagger.internal.LinearChain;
import java.util.Arrays;

/**
 * The loss {@code -log P(labels | words)} of a sequence (Lafferty, McCallum and Pereira,
 * Conditional random fields, ICML 2001) and its gradient: expected minus observed counts of labels
 * and pairs. The gradient by a weight of a feature or state is that of the label at each of its
 * positions, times the feature's value.
 *
 * <p>Time is quadratic in the labels and linear in the length. Not thread-safe; one per training.
 */
final class CrfGradient {
  private final int labels;
  private final LinearChain chain;
  private final double[] pairs;
  private double[] scores = {};
  private double[] gradient = {};

  CrfGradient(LabelSet set) {
    labels = set.size();
    chain = new LinearChain(set);
    pairs = new double[labels * labels];
  }

  LinearChain chain() {
    return chain;
  }

  /** Computes loss and gradient; the chain must have the pairs' weights. */
  double compute(CrfParameters weights, EncodedSequence sequence) {
    int length = sequence.length();
    if (scores.length < length * labels) {
      scores = new double[length * labels];
      gradient = new double[length * labels];
    }
    weights.score(sequence, scores);
    double loss = chain.forwardBackward(scores, length);
    loss -= chain.score(scores, sequence.labels, length);
    Arrays.fill(pairs, 0);
    for (int i = 0; i < length; i++) {
      for (int label = 0; label < labels; label++) {
        gradient[i * labels + label] = chain.probability(i, label);
      }
      gradient[i * labels + sequence.labels[i]]--;
      if (i > 0) {
        chain.addPairs(i - 1, 1, pairs);
        pairs[sequence.labels[i - 1] * labels + sequence.labels[i]]--;
      }
    }
    return loss;
  }

  /** By the score of a label at a position. */
  double label(int position, int label) {
    return gradient[position * labels + label];
  }

  /** By the score of each pair of neighbouring labels, row by row. */
  double[] pairs() {
    return pairs;
  }
}
