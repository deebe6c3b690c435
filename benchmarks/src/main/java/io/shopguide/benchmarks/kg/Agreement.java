package io.shopguide.benchmarks.kg;

import java.util.Objects;

/** Holds the stores to the same answers. Not thread-safe; one per run. */
final class Agreement {
  private final long triples;
  private String first;
  private Answers expected;

  /**
   * Makes it before any store is known.
   *
   * @param triples number of triples that every store must have
   */
  Agreement(long triples) {
    this.triples = triples;
  }

  /**
   * Takes a store's answers.
   *
   * @param store its name
   * @param answers what it answered
   * @throws IllegalStateException if its triples are not all there, or an earlier store answered
   *     otherwise
   */
  void add(String store, Answers answers) {
    if (answers.triples() != triples) {
      throw new IllegalStateException(
          "%s has %d triples instead of %d".formatted(store, answers.triples(), triples));
    }
    if (expected == null) {
      first = store;
      expected = answers;
    } else if (!Objects.equals(expected, answers)) {
      throw new IllegalStateException(
          "%s and %s do not give the same answers: %s and %s"
              .formatted(first, store, expected, answers));
    }
  }
}
