package io.shopguide.query;

import java.util.List;

/**
 * Things of which any one will do, as in "red or blue". Immutable and thread-safe.
 *
 * @param spans at least two spans in the original text, in order; each is that of a finding or of
 *     an unresolved word of the same query
 */
public record Alternatives(List<Span> spans) {
  /**
   * Makes alternatives with an unmodifiable copy of the list.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  public Alternatives {
    spans = List.copyOf(spans);
    if (spans.size() < 2) {
      throw new IllegalArgumentException("There is no alternative among " + spans.size());
    }
  }
}
