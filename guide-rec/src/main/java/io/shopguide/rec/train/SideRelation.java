package io.shopguide.rec.train;

import java.util.Objects;

/**
 * A typed relation from products to entities that supports what is learnt from purchases. Immutable
 * and thread-safe.
 *
 * @param name the relation, for example {@code also_bought}
 * @param entities products by entities
 * @param weight how many purchases of its own a product's relations are worth, above 0
 */
public record SideRelation(String name, Incidence entities, double weight) {
  /**
   * Makes a side relation.
   *
   * @throws IllegalArgumentException if the weight is not above 0
   */
  public SideRelation {
    Objects.requireNonNull(name);
    Objects.requireNonNull(entities);
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "The weight of " + name + " is " + weight + "; give a number above 0");
    }
  }
}
