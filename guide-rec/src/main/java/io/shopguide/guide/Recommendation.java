package io.shopguide.guide;

import java.util.List;

/**
 * A recommended product. Immutable and thread-safe.
 *
 * @param product the product
 * @param score {@code alpha * content_sim + beta * graph_sim}, the sum of the explanation's
 *     contributions
 * @param explanation why
 * @param unmet wishes it does not meet; empty unless it is an alternative
 */
public record Recommendation(
    Product product, double score, Explanation explanation, List<Phrase> unmet) {
  /** Makes a recommendation with an unmodifiable copy of its list. */
  public Recommendation {
    unmet = List.copyOf(unmet);
  }
}
