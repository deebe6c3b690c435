package io.shopguide.guide;

/**
 * Fixed weights of the score for one sort of request: alpha and beta, then the parts of the content
 * similarity and of the graph similarity. Parts that a request does not have give their weight to
 * the others of their side.
 */
record Blend(
    double alpha,
    double beta,
    double text,
    double meaning,
    double wishes,
    double boughtTogether,
    double shared,
    double popularity) {

  /** A question of a shopper without history: the words decide. */
  static final Blend QUESTION = new Blend(0.97, 0.03, 0.50, 0.40, 0.10, 0, 0, 1);

  /** A question of a known shopper. */
  static final Blend KNOWN_QUESTION = new Blend(0.75, 0.25, 0.50, 0.40, 0.10, 0.6, 0.3, 0.1);

  /** No question: the profile speaks. */
  static final Blend PROFILE = new Blend(0.25, 0.75, 0, 1, 0, 0.6, 0.3, 0.1);

  /** Like a given product. */
  static final Blend SIMILAR = new Blend(0.55, 0.45, 0.45, 0.45, 0.1, 0.35, 0.6, 0.05);
}
