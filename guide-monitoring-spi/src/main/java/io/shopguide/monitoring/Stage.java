package io.shopguide.monitoring;

/**
 * A step of the guide's work whose duration and outcome are reported.
 *
 * <p>The set is closed and small so that it can serve as a metric label.
 */
public enum Stage {
  /** One whole {@code ask}, from text to answer. */
  ASK,
  /** One whole {@code recommend}, from shopper to products. */
  RECOMMEND,
  /** One whole {@code similar}, from product to products. */
  SIMILAR,
  /** Text to parsed query. */
  PARSE,
  /** Parsed query and session to need. */
  DIALOGUE,
  /** Text to vector. */
  ENCODE,
  /** Need to candidate products. */
  CANDIDATES,
  /** Candidates to scores and the best of them. */
  SCORE,
  /** Scores to sentences and graph paths. */
  EXPLAIN,
  /** A product question to facts. */
  FACTS,
  /** Opening a stored guide. */
  OPEN,
  /** Building a guide from feeds. */
  BUILD
}
