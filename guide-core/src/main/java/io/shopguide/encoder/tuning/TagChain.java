package io.shopguide.encoder.tuning;

import io.shopguide.query.tagger.internal.LinearChain;

/**
 * The learnt weights of a linear chain over the tags of a query: one for each pair of neighbouring
 * tags, and one for each tag of a first word. Thread-safe while nobody writes into the weights.
 */
final class TagChain {
  private final TagSet tags;
  private final int size;
  private final float[] weights; // [from * size + to], then [size² + first tag]

  TagChain(TagSet tags, float[] weights) {
    this.tags = tags;
    this.size = tags.size();
    this.weights = weights;
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

  /** Inference with the weights as they are now. */
  LinearChain inference(LinearChain.Scheme scheme) {
    LinearChain chain = new LinearChain(scheme);
    chain.setTransitions(weights);
    return chain;
  }

  /** Adds the weights of first tags to the scores of a query's first word. */
  void addStart(double[] scores) {
    for (int tag = 0; tag < size; tag++) {
      scores[tag] += weights[size * size + tag];
    }
  }

  /**
   * The negative log-likelihood of a query's tags among all sequences, and its derivatives.
   *
   * @param chain inference with the current weights, in which every sequence is allowed
   * @param emissions scores of tags, in rows of {@link TagSet#size}
   * @param rows offset of each word's row
   * @param gold each word's tag
   * @param scale factor on the loss and the derivatives
   * @param emissionGradient added to at the places of {@code emissions}
   * @param weightGradient added to at the places of the weights
   * @return the loss times {@code scale}
   */
  double learn(
      LinearChain chain,
      float[] emissions,
      int[] rows,
      int[] gold,
      double scale,
      float[] emissionGradient,
      float[] weightGradient) {
    int words = rows.length;
    double[] scores = new double[words * size];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = emissions[rows[i / size] + i % size];
    }
    addStart(scores);
    double all = chain.forwardBackward(scores, words);
    double[] pairs = new double[size * size];
    for (int i = 0; i < words; i++) {
      for (int tag = 0; tag < size; tag++) {
        double expected = chain.probability(i, tag) - (tag == gold[i] ? 1 : 0);
        emissionGradient[rows[i] + tag] += (float) (scale * expected);
        if (i == 0) {
          weightGradient[size * size + tag] += (float) (scale * expected);
        }
      }
      if (i > 0) {
        chain.addPairs(i - 1, scale, pairs);
        pairs[gold[i - 1] * size + gold[i]] -= scale;
      }
    }
    for (int pair = 0; pair < pairs.length; pair++) {
      weightGradient[pair] += (float) pairs[pair];
    }
    return (all - chain.score(scores, gold, words)) * scale;
  }
}
