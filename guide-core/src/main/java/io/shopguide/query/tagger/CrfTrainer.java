package io.shopguide.query.tagger;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Minimizes the sum of the losses of all sequences and {@code l2 / 2} times the squared weights by
 * stochastic gradient descent with a step for each weight.
 *
 * <p>A pass takes time linear in the text's features times the labels; memory is 16 bytes a weight.
 * Not thread-safe; one per training.
 */
final class CrfTrainer {
  /*
   * Steps are those of AdaGrad (Duchi, Hazan and Singer, JMLR 12, 2011). The penalty of a weight is
   * spread over the occurrences of its feature, so a pass applies it once and rows that do not
   * occur in a sequence are left alone. The result is the mean of the weights after each pass
   * (Polyak and Juditsky, 1992) from the third on, which makes a pass more or less matter little.
   */
  private static final double STEP = 0.1;
  private static final double STATE_STEP = 0.03;
  private static final double TINY = 1e-6;
  private static final int FIRST_AVERAGED = 3;
  private static final int SEQUENCES_PER_LOOK = 64;

  private final LabelSet set;
  private final List<EncodedSequence> sequences;
  private final CrfParameters weights;
  private final CrfParameters squares; // sums of squared gradients
  private final CrfParameters sum; // of the weights after passes
  private final float[] featureDecay;
  private final double pairDecay;
  private final double stateDecay;
  private final CrfGradient gradient;
  private final int[] order;
  private final SplittableRandom random;
  private final BooleanSupplier cancelled;
  private int passes;

  CrfTrainer(
      LabelSet set,
      List<EncodedSequence> sequences,
      CrfParameters zero,
      double l2,
      long seed,
      BooleanSupplier cancelled) {
    this.set = set;
    this.sequences = sequences;
    this.weights = zero;
    this.squares = zero.like();
    this.sum = zero.like();
    this.gradient = new CrfGradient(set);
    this.random = new SplittableRandom(seed);
    this.cancelled = cancelled;
    this.featureDecay = new float[zero.features.length / zero.labels];
    this.order = new int[sequences.size()];
    long words = 0;
    for (int s = 0; s < order.length; s++) {
      order[s] = s;
      words += sequences.get(s).length();
      for (int feature : sequences.get(s).features) {
        featureDecay[feature]++;
      }
    }
    for (int f = 0; f < featureDecay.length; f++) {
      featureDecay[f] = (float) (l2 / featureDecay[f]);
    }
    this.pairDecay = l2 / order.length;
    this.stateDecay = l2 / words;
  }

  /**
   * Goes once over all sequences in a new order.
   *
   * @return the mean loss before each step
   * @throws CancellationException if asked to stop
   */
  double pass() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
    double loss = 0;
    for (int i = 0; i < order.length; i++) {
      if (i % SEQUENCES_PER_LOOK == 0 && isCancelled()) {
        throw new CancellationException("Cancelled in pass " + (passes + 1) + " of the training");
      }
      loss += step(sequences.get(order[i]));
    }
    passes++;
    if (passes >= FIRST_AVERAGED) {
      sum.add(weights);
    }
    return loss / order.length;
  }

  private boolean isCancelled() {
    return cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  /** The mean of the weights, or the weights where no pass has been averaged yet. */
  CrfParameters averaged() {
    return passes < FIRST_AVERAGED ? weights : sum.times(1f / (passes - FIRST_AVERAGED + 1));
  }

  private double step(EncodedSequence sequence) {
    double loss = gradient.compute(weights, sequence);
    int labels = weights.labels;
    for (int i = 0; i < sequence.length(); i++) {
      for (int f = sequence.offsets[i]; f < sequence.offsets[i + 1]; f++) {
        int feature = sequence.features[f];
        stepRow(i, feature * labels, featureDecay[feature]);
      }
      if (weights.dimension > 0) {
        stepStates(sequence, i);
      }
    }
    double[] pairs = gradient.pairs();
    for (int p = 0; p < pairs.length && sequence.length() > 1; p++) {
      if (set.mayFollow(p / labels, p % labels)) {
        step(weights.pairs, squares.pairs, p, pairs[p] + pairDecay * weights.pairs[p], STEP);
        gradient.chain().setTransition(p / labels, p % labels, weights.pairs[p]);
      }
    }
    return loss;
  }

  private void stepRow(int position, int row, double decay) {
    float[] values = weights.features;
    for (int label = 0; label < weights.labels; label++) {
      double slope = gradient.label(position, label) + decay * values[row + label];
      step(values, squares.features, row + label, slope, STEP);
    }
  }

  private void stepStates(EncodedSequence sequence, int position) {
    float[] values = weights.states;
    for (int d = 0; d < weights.dimension; d++) {
      float state = sequence.states[position * weights.dimension + d];
      int row = d * weights.labels;
      for (int label = 0; label < weights.labels; label++) {
        double slope = state * gradient.label(position, label) + stateDecay * values[row + label];
        step(values, squares.states, row + label, slope, STATE_STEP);
      }
    }
  }

  private static void step(float[] values, float[] squares, int at, double slope, double rate) {
    squares[at] += (float) (slope * slope);
    values[at] -= (float) (rate * slope / (Math.sqrt(squares[at]) + TINY));
  }
}
