package io.shopguide.encoder.tuning;

import java.util.Arrays;

/**
 * A linear-chain conditional random field over the tags of a query (Lafferty, McCallum and Pereira,
 * 2001): the score of a sequence is the sum of its words' emissions and of a weight for each pair
 * of neighbouring tags. Time of each method is words * tags².
 *
 * <p>Learning sums over all sequences; decoding considers only those in which every mention starts
 * with its {@code B-} tag. Thread-safe while nobody writes into the weights.
 */
final class LinearChain {
  private final TagSet tags;
  private final int size;
  private final float[] weights; // [from * size + to], then [size² + first tag]
  private final boolean[] allowed; // of the same layout

  LinearChain(TagSet tags, float[] weights) {
    this.tags = tags;
    this.size = tags.size();
    this.weights = weights;
    this.allowed = new boolean[weightCount(size)];
    for (int to = 0; to < size; to++) {
      allowed[size * size + to] = tags.mayStart(to);
      for (int from = 0; from < size; from++) {
        allowed[from * size + to] = tags.mayFollow(from, to);
      }
    }
  }

  static int weightCount(int tags) {
    return tags * tags + tags;
  }

  TagSet tags() {
    return tags;
  }

  float[] weights() {
    return weights;
  }

  /**
   * The negative log-likelihood of a query's tags, and its derivatives.
   *
   * @param emissions scores of tags, in rows of {@link TagSet#size}
   * @param rows offset of each word's row
   * @param gold each word's tag
   * @param scale factor on the loss and the derivatives
   * @param emissionGradient added to at the places of {@code emissions}
   * @param weightGradient added to at the places of the weights
   * @return the loss times {@code scale}
   */
  double learn(
      float[] emissions,
      int[] rows,
      int[] gold,
      double scale,
      float[] emissionGradient,
      float[] weightGradient) {
    int words = rows.length;
    double[][] forward = forward(emissions, rows);
    double[][] backward = backward(emissions, rows);
    double all = logSumExp(forward[words - 1]);
    double score = 0;
    for (int i = 0; i < words; i++) {
      score += emissions[rows[i] + gold[i]] + weights[transition(gold, i)];
      weightGradient[transition(gold, i)] -= (float) scale;
      emissionGradient[rows[i] + gold[i]] -= (float) scale;
      for (int tag = 0; tag < size; tag++) {
        double marginal = scale * Math.exp(forward[i][tag] + backward[i][tag] - all);
        emissionGradient[rows[i] + tag] += (float) marginal;
        if (i == 0) {
          weightGradient[size * size + tag] += (float) marginal;
        } else {
          double inside = emissions[rows[i] + tag] + backward[i][tag] - all;
          for (int from = 0; from < size; from++) {
            int pair = from * size + tag;
            weightGradient[pair] +=
                (float) (scale * Math.exp(forward[i - 1][from] + weights[pair] + inside));
          }
        }
      }
    }
    return (all - score) * scale;
  }

  /**
   * The probability of each tag of each word, over all sequences.
   *
   * @param emissions scores of tags, a row for each word
   * @param words number of words, at least 1
   * @return probabilities at the places of the scores
   */
  float[] probabilities(float[] emissions, int words) {
    int[] rows = new int[words];
    Arrays.setAll(rows, i -> i * size);
    double[][] forward = forward(emissions, rows);
    double[][] backward = backward(emissions, rows);
    double all = logSumExp(forward[words - 1]);
    float[] probabilities = new float[words * size];
    for (int i = 0; i < words; i++) {
      for (int tag = 0; tag < size; tag++) {
        probabilities[i * size + tag] = (float) Math.exp(forward[i][tag] + backward[i][tag] - all);
      }
    }
    return probabilities;
  }

  private int transition(int[] gold, int word) {
    return (word == 0 ? size : gold[word - 1]) * size + gold[word];
  }

  private double[][] forward(float[] emissions, int[] rows) {
    double[][] sums = new double[rows.length][size];
    double[] terms = new double[size];
    for (int i = 0; i < rows.length; i++) {
      for (int to = 0; to < size; to++) {
        double before = weights[size * size + to];
        if (i > 0) {
          for (int from = 0; from < size; from++) {
            terms[from] = sums[i - 1][from] + weights[from * size + to];
          }
          before = logSumExp(terms);
        }
        sums[i][to] = before + emissions[rows[i] + to];
      }
    }
    return sums;
  }

  private double[][] backward(float[] emissions, int[] rows) {
    double[][] sums = new double[rows.length][size];
    double[] terms = new double[size];
    for (int i = rows.length - 2; i >= 0; i--) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          terms[to] = weights[from * size + to] + sums[i + 1][to] + emissions[rows[i + 1] + to];
        }
        sums[i][from] = logSumExp(terms);
      }
    }
    return sums;
  }

  private static double logSumExp(double[] terms) {
    double greatest = Arrays.stream(terms).max().orElseThrow();
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - greatest);
    }
    return greatest + Math.log(sum);
  }

  /**
   * The best sequence (Viterbi) in which no mention lacks its {@code B-} tag.
   *
   * @param emissions scores of tags, a row for each word
   * @param words number of words
   * @return their tags
   */
  int[] decode(float[] emissions, int words) {
    float[] scores = new float[size];
    float[] next = new float[size];
    int[] previous = new int[words * size];
    for (int i = 0; i < words; i++) {
      for (int to = 0; to < size; to++) {
        int best = -1;
        float bestScore = Float.NEGATIVE_INFINITY;
        if (i == 0) {
          bestScore = allowed[size * size + to] ? weights[size * size + to] : bestScore;
        } else {
          for (int from = 0; from < size; from++) {
            int pair = from * size + to;
            float score = allowed[pair] ? scores[from] + weights[pair] : bestScore;
            if (score > bestScore) {
              bestScore = score;
              best = from;
            }
          }
        }
        previous[i * size + to] = best;
        next[to] = bestScore + emissions[i * size + to];
      }
      float[] swap = scores;
      scores = next;
      next = swap;
    }
    int[] path = new int[words];
    int tag = 0;
    for (int candidate = 1; candidate < size; candidate++) {
      tag = scores[candidate] > scores[tag] ? candidate : tag;
    }
    for (int i = words - 1; i >= 0; i--) {
      path[i] = tag;
      tag = previous[i * size + tag];
    }
    return path;
  }
}
