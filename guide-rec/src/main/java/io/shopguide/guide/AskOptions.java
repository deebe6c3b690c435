package io.shopguide.guide;

import java.util.Optional;
import java.util.Set;

/**
 * How a question is answered. Immutable and thread-safe.
 *
 * @param limit greatest number of products in the answer, alternatives included, positive
 * @param among the only products to consider, for a search within results; empty for all
 */
public record AskOptions(int limit, Optional<Set<String>> among) {
  private static final AskOptions DEFAULT = new AskOptions(10, Optional.empty());

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if {@code limit} is not positive
   */
  public AskOptions {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit is " + limit + "; it must be positive");
    }
    among = among.map(Set::copyOf);
  }

  /**
   * Ten products out of all.
   *
   * @return the options used when none are given
   */
  public static AskOptions defaults() {
    return DEFAULT;
  }

  /**
   * A number of products out of all.
   *
   * @param limit greatest number of products in the answer, positive
   * @return the options
   */
  public static AskOptions limit(int limit) {
    return new AskOptions(limit, Optional.empty());
  }

  /**
   * The same options over some products only.
   *
   * @param productIds the only products to consider; unknown ids are ignored
   * @return other options
   */
  public AskOptions within(Set<String> productIds) {
    return new AskOptions(limit, Optional.of(productIds));
  }
}
