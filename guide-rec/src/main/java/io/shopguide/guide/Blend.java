package io.shopguide.guide;

import java.util.List;

/**
 * Weights of the score for one sort of request: alpha and beta, then the parts of the content
 * similarity and of the graph similarity. Parts that a request does not have give their weight to
 * the others of their side.
 */
record Blend(
    double alpha,
    double beta,
    double text,
    double meaning,
    double wishes,
    double priceFit,
    double boughtTogether,
    double shared,
    double popularity,
    double recency) {

  /** A question of a shopper without history: the words decide. */
  static final Blend QUESTION = new Blend(0.97, 0.03, 0.50, 0.40, 0.10, 0, 0, 0, 1, 0);

  /** A question of a known shopper. */
  static final Blend KNOWN_QUESTION = new Blend(0.75, 0.25, 0.50, 0.40, 0.10, 0, 0.6, 0.3, 0.1, 0);

  /** No question: the profile speaks. */
  static final Blend PROFILE = new Blend(0.25, 0.75, 0, 1, 0, 0, 0.6, 0.3, 0.1, 0);

  /** Like a given product. */
  static final Blend SIMILAR = new Blend(0.55, 0.45, 0.45, 0.45, 0.1, 0, 0.35, 0.6, 0.05, 0);

  /** What each part of a recommendation counts in the score, in a fixed order. */
  double[] profileWeights() {
    double content = meaning + priceFit;
    double graph = boughtTogether + shared + popularity + recency;
    return new double[] {
      alpha * meaning / content,
      alpha * priceFit / content,
      beta * boughtTogether / graph,
      beta * shared / graph,
      beta * popularity / graph,
      beta * recency / graph
    };
  }

  /** The blend in which each part counts as given, in the order of {@link #profileWeights}. */
  static Blend ofProfileWeights(List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    double content = weights.get(0) + weights.get(1);
    return new Blend(
        content / sum,
        1 - content / sum,
        0,
        weights.get(0),
        0,
        weights.get(1),
        weights.get(2),
        weights.get(3),
        weights.get(4),
        weights.get(5));
  }
}
