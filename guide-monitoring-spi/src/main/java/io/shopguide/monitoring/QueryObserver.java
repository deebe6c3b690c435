package io.shopguide.monitoring;

/**
 * Hears of queries of one language and intent, whose labels were bound when the observer was made.
 *
 * <p>Thread-safe by contract.
 */
public interface QueryObserver {

  /**
   * A query was parsed.
   *
   * @param findings number of findings, at least 0
   * @param unresolvedWords number of words no finding covers, at least 0
   * @param intentConfidence confidence of the intent, 0 to 1
   */
  default void parsed(int findings, int unresolvedWords, double intentConfidence) {}

  /** A request found no product that satisfies it. */
  default void zeroResults() {}
}
