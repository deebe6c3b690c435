package io.shopguide.benchmarks.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A system that ranks products for a query. */
interface SearchSystem {

  /** Name of the system in figures and run files. */
  String name();

  /**
   * Ranks products.
   *
   * @param query the query
   * @param limit greatest number of products
   * @param among the only products to rank, or empty for the whole catalogue
   */
  Ranking search(String query, int limit, Optional<Set<String>> among);

  /** Product ids, the best first, with scores that never rise. */
  record Ranking(List<String> products, List<Double> scores) {}
}
