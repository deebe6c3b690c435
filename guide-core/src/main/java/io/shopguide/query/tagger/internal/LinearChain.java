package io.shopguide.query.tagger.internal;

import java.util.Arrays;

/**
 * Inference in a linear chain over the scores of labels at each position and of pairs of
 * neighbouring labels: the best sequence, and the probabilities of labels and pairs (Lafferty,
 * McCallum and Pereira, Conditional random fields, ICML 2001). Labels may be barred from the start,
 * from the end and from following others.
 *
 * <p>Time is quadratic in the labels and linear in the length. Not thread-safe; one per thread.
 */
public final class LinearChain {
  /*
   * Forward-backward works with probabilities scaled to 1 at each position (Rabiner, A tutorial on
   * hidden Markov models, 1989, section V.A), so that one exponential per label and position is
   * enough and the inner loops are products of a row.
   */
  private final int labels;
  private final double[] transitions; // labels x labels, -infinity where not allowed
  private final double[] start;
  private final double[] end;
  private final double[] factors; // e to the transitions
  private final double[] factorsTo; // transposed

  private double[] emission = {}; // e to the scores, relative to the greatest of the position
  private double[] forward = {};
  private double[] backward = {};
  private double[] scale = {};
  private int[] from = {};
  private final double[] row;
  private double logPartition;

  /** Which labels may start, end and follow. */
  public interface Scheme {
    /**
     * The number of labels.
     *
     * @return at least 1
     */
    int size();

    /**
     * Whether a sequence may start with a label.
     *
     * @param label its number
     * @return false if it is barred
     */
    boolean mayStart(int label);

    /**
     * Whether a sequence may end with a label.
     *
     * @param label its number
     * @return false if it is barred
     */
    boolean mayEnd(int label);

    /**
     * Whether a label may follow another.
     *
     * @param label the first
     * @param next the second
     * @return false if it is barred
     */
    boolean mayFollow(int label, int next);
  }

  /**
   * Makes a chain in which all allowed pairs have score 0.
   *
   * @param scheme what is allowed
   */
  public LinearChain(Scheme scheme) {
    labels = scheme.size();
    transitions = new double[labels * labels];
    start = new double[labels];
    end = new double[labels];
    factors = new double[labels * labels];
    factorsTo = new double[labels * labels];
    row = new double[labels];
    for (int a = 0; a < labels; a++) {
      start[a] = scheme.mayStart(a) ? 0 : Double.NEGATIVE_INFINITY;
      end[a] = scheme.mayEnd(a) ? 0 : Double.NEGATIVE_INFINITY;
      for (int b = 0; b < labels; b++) {
        transitions[a * labels + b] = scheme.mayFollow(a, b) ? 0 : Double.NEGATIVE_INFINITY;
      }
    }
    refreshFactors();
  }

  /**
   * Takes over the scores of pairs; what the scheme forbids stays forbidden.
   *
   * @param scores from label to label, row by row; what follows them is ignored
   */
  public void setTransitions(float[] scores) {
    for (int i = 0; i < transitions.length; i++) {
      if (transitions[i] != Double.NEGATIVE_INFINITY) {
        transitions[i] = scores[i];
      }
    }
    refreshFactors();
  }

  /**
   * Changes the score of one pair, unless it is forbidden.
   *
   * @param a the first label
   * @param b the second
   * @param score the new score
   */
  public void setTransition(int a, int b, double score) {
    int i = a * labels + b;
    if (transitions[i] != Double.NEGATIVE_INFINITY) {
      transitions[i] = score;
      factors[i] = Math.exp(score);
      factorsTo[b * labels + a] = factors[i];
    }
  }

  private void refreshFactors() {
    for (int a = 0; a < labels; a++) {
      for (int b = 0; b < labels; b++) {
        factors[a * labels + b] = Math.exp(transitions[a * labels + b]);
        factorsTo[b * labels + a] = factors[a * labels + b];
      }
    }
  }

  private void reserve(int length) {
    if (scale.length < length) {
      int capacity = Math.max(length, scale.length * 2);
      emission = new double[capacity * labels];
      forward = new double[capacity * labels];
      backward = new double[capacity * labels];
      scale = new double[capacity];
      from = new int[capacity * labels];
    }
  }

  /**
   * Finds the best valid sequence.
   *
   * @param scores of the labels at each position, position by position
   * @param length number of positions
   * @param best receives the labels
   * @return the score of the sequence
   */
  public double viterbi(double[] scores, int length, int[] best) {
    reserve(length);
    for (int b = 0; b < labels; b++) {
      forward[b] = scores[b] + start[b];
    }
    for (int t = 1; t < length; t++) {
      int now = t * labels;
      int before = now - labels;
      Arrays.fill(forward, now, now + labels, Double.NEGATIVE_INFINITY);
      for (int a = 0; a < labels; a++) {
        double reached = forward[before + a];
        if (reached == Double.NEGATIVE_INFINITY) {
          continue;
        }
        int pair = a * labels;
        for (int b = 0; b < labels; b++) {
          double score = reached + transitions[pair + b];
          if (score > forward[now + b]) {
            forward[now + b] = score;
            from[now + b] = a;
          }
        }
      }
      for (int b = 0; b < labels; b++) {
        forward[now + b] += scores[now + b];
      }
    }
    int last = 0;
    double top = Double.NEGATIVE_INFINITY;
    for (int b = 0; b < labels; b++) {
      double score = forward[(length - 1) * labels + b] + end[b];
      if (score > top) {
        top = score;
        last = b;
      }
    }
    for (int t = length - 1; t >= 0; t--) {
      best[t] = last;
      last = from[t * labels + last];
    }
    return top;
  }

  /**
   * Computes the probabilities of all labels and pairs.
   *
   * @param scores of the labels at each position, position by position
   * @param length number of positions
   * @return the logarithm of the sum over all valid sequences of e to their score
   */
  public double forwardBackward(double[] scores, int length) {
    reserve(length);
    logPartition = 0;
    for (int t = 0; t < length; t++) {
      int now = t * labels;
      double top = Double.NEGATIVE_INFINITY;
      for (int b = 0; b < labels; b++) {
        top = Math.max(top, scores[now + b]);
      }
      for (int b = 0; b < labels; b++) {
        emission[now + b] = Math.exp(scores[now + b] - top);
      }
      logPartition += top;
    }
    forward(length);
    backward(length);
    return logPartition;
  }

  private void forward(int length) {
    for (int t = 0; t < length; t++) {
      int now = t * labels;
      if (t == 0) {
        for (int b = 0; b < labels; b++) {
          forward[b] = start[b] == 0 ? emission[b] : 0;
        }
      } else {
        Arrays.fill(row, 0);
        for (int a = 0; a < labels; a++) {
          addScaled(row, factors, a * labels, forward[now - labels + a]);
        }
        for (int b = 0; b < labels; b++) {
          forward[now + b] = row[b] * emission[now + b];
        }
      }
      if (t == length - 1) {
        for (int b = 0; b < labels; b++) {
          forward[now + b] = end[b] == 0 ? forward[now + b] : 0;
        }
      }
      double sum = 0;
      for (int b = 0; b < labels; b++) {
        sum += forward[now + b];
      }
      scale[t] = 1 / sum;
      for (int b = 0; b < labels; b++) {
        forward[now + b] *= scale[t];
      }
      logPartition += Math.log(sum);
    }
  }

  /** Leaves in {@code backward} what, times {@code forward}, is the probability of a label. */
  private void backward(int length) {
    int last = (length - 1) * labels;
    for (int b = 0; b < labels; b++) {
      backward[last + b] = end[b] == 0 ? 1 : 0;
    }
    for (int t = length - 2; t >= 0; t--) {
      int next = (t + 1) * labels;
      Arrays.fill(row, 0);
      for (int b = 0; b < labels; b++) {
        double value = backward[next + b] * emission[next + b] * scale[t + 1];
        addScaled(row, factorsTo, b * labels, value);
      }
      System.arraycopy(row, 0, backward, t * labels, labels);
    }
  }

  private void addScaled(double[] sum, double[] matrix, int offset, double factor) {
    if (factor != 0) {
      for (int i = 0; i < labels; i++) {
        sum[i] += factor * matrix[offset + i];
      }
    }
  }

  /**
   * The probability of a label, after {@link #forwardBackward}.
   *
   * @param position of the label
   * @param label its number
   * @return 0 to 1, up to rounding
   */
  public double probability(int position, int label) {
    return forward[position * labels + label] * backward[position * labels + label];
  }

  /**
   * Adds the probabilities of all pairs at a position and the next, after {@link #forwardBackward}.
   *
   * @param position of the first label
   * @param factor times which they are added
   * @param sum receives them, from label to label, row by row
   */
  public void addPairs(int position, double factor, double[] sum) {
    int next = (position + 1) * labels;
    for (int b = 0; b < labels; b++) {
      row[b] = factor * backward[next + b] * emission[next + b] * scale[position + 1];
    }
    for (int a = 0; a < labels; a++) {
      double reached = forward[position * labels + a];
      for (int b = 0; b < labels; b++) {
        sum[a * labels + b] += reached * factors[a * labels + b] * row[b];
      }
    }
  }

  /**
   * The probability that the labels from {@code first} to {@code last} are the given ones, after
   * {@link #forwardBackward}.
   *
   * @param sequence labels by position
   * @param first position of the first
   * @param last position of the last
   * @return 0 to 1, up to rounding
   */
  public double probability(int[] sequence, int first, int last) {
    double product = forward[first * labels + sequence[first]];
    for (int t = first + 1; t <= last; t++) {
      product *=
          factors[sequence[t - 1] * labels + sequence[t]]
              * emission[t * labels + sequence[t]]
              * scale[t];
    }
    return product * backward[last * labels + sequence[last]];
  }

  /**
   * The probability that an entity stands exactly there: that the labels are the given ones and
   * that it does not go on.
   *
   * @param sequence labels by position; the same afterwards
   * @param start position of its first label
   * @param end position after its last label
   * @param length number of positions
   * @param inside the label with which the entity would go on, -1 if there is none
   * @return 0 to 1
   */
  public double probability(int[] sequence, int start, int end, int length, int inside) {
    double probability = probability(sequence, start, end - 1);
    if (end < length && inside >= 0) {
      int next = sequence[end];
      sequence[end] = inside;
      probability -= probability(sequence, start, end);
      sequence[end] = next;
    }
    return Math.clamp(probability, 0, 1);
  }

  /**
   * The score of a sequence.
   *
   * @param scores of the labels at each position, position by position
   * @param sequence labels by position
   * @param length number of positions
   * @return the sum of the scores of its labels and pairs
   */
  public double score(double[] scores, int[] sequence, int length) {
    double sum = start[sequence[0]] + end[sequence[length - 1]];
    for (int t = 0; t < length; t++) {
      sum += scores[t * labels + sequence[t]];
      if (t > 0) {
        sum += transitions[sequence[t - 1] * labels + sequence[t]];
      }
    }
    return sum;
  }
}
