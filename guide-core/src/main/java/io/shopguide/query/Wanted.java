package io.shopguide.query;

import java.util.EnumSet;
import java.util.Set;

/**
 * What amounts are looked for.
 *
 * @param money whether money is
 * @param dimensions which other dimensions are; not changed once made
 * @param strict whether nothing else can be meant, so that a unit of several meanings needs no
 *     context
 * @param bare whether units without a number are, too, so that an article is no number
 */
record Wanted(boolean money, Set<Dimension> dimensions, boolean strict, boolean bare) {
  /** What a shopper counts. */
  static final Wanted ALL = new Wanted(true, EnumSet.allOf(Dimension.class), false, false);

  /** Whether only numbers are looked for. */
  boolean isBare() {
    return strict && !money && !dimensions.contains(Dimension.LENGTH);
  }

  boolean reads(Money found) {
    return money && (!found.form().exclusive() || dimensions.isEmpty());
  }

  boolean reads(Unit found) {
    return dimensions.contains(found.dimension())
        && (!found.form().exclusive() || (strict && !money));
  }
}
