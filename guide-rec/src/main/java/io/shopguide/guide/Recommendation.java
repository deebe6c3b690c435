package io.shopguide.guide;

import java.util.List;

/**
 * A recommended product. Immutable and thread-safe.
 *
 * @param product the product
 * @param score {@code alpha * content_sim + beta * graph_sim} and what the shop's rules add or
 *     take, the sum of the explanation's contributions
 * @param explanation why
 * @param unmet wishes it does not meet; empty unless it is an alternative or a rule of the shop
 *     pinned it
 */
public record Recommendation(
    Product product, double score, Explanation explanation, List<Phrase> unmet) {
  /** Makes a recommendation with an unmodifiable copy of its list. */
  public Recommendation {
    unmet = List.copyOf(unmet);
  }
}
