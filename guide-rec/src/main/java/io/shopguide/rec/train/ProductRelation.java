package io.shopguide.rec.train;

import io.shopguide.rec.Contribution.Side;
import java.util.Objects;

/**
 * A typed relation from products to entities and what a model makes of it. Immutable and
 * thread-safe.
 *
 * @param name the relation, for example {@code also_bought}; the name of its part
 * @param side the similarity that its part belongs to: content for attributes, otherwise graph
 * @param entities products by entities
 * @param support its weight in what is learnt from purchases, as in {@link SideRelation}; 0 to keep
 *     it out of that
 */
public record ProductRelation(String name, Side side, Incidence entities, double support) {
  /**
   * Makes a relation.
   *
   * @throws IllegalArgumentException if {@code support} is not a number of at least 0
   */
  public ProductRelation {
    Objects.requireNonNull(name);
    Objects.requireNonNull(side);
    Objects.requireNonNull(entities);
    if (!(support >= 0) || Double.isInfinite(support)) {
      throw new IllegalArgumentException(
          "The support of " + name + " is " + support + "; give a number of at least 0");
    }
  }
}
