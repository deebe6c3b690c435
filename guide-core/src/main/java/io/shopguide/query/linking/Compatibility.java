package io.shopguide.query.linking;

import io.shopguide.lexicon.Concept;

/** How well two concepts go together, as those who know the catalogue can tell. Thread-safe. */
@FunctionalInterface
public interface Compatibility {
  /**
   * Compares how often products have both concepts with how often they would by chance.
   *
   * @param one a concept
   * @param other another concept
   * @return 1 if nothing is known or they are independent, less if they exclude each other, more if
   *     they attract each other; at least 0 and finite
   */
  double of(Concept one, Concept other);
}
