package io.shopguide.kg.query;

import java.util.Objects;

/**
 * Triples that a walk through the graph may use. Immutable and thread-safe.
 *
 * @param predicate their predicate; {@link io.shopguide.kg.GraphView#NONE} for no triples
 * @param direction which way they are walked
 * @param weight positive and finite; what it means, says the query
 */
public record WalkRelation(int predicate, Direction direction, double weight) {
  /**
   * Makes a relation.
   *
   * @throws IllegalArgumentException if the weight is not positive and finite
   */
  public WalkRelation {
    Objects.requireNonNull(direction, "direction");
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a positive finite weight: " + weight);
    }
  }

  /**
   * From subjects to objects, with weight 1.
   *
   * @param predicate a predicate
   * @return the relation
   */
  public static WalkRelation forward(int predicate) {
    return new WalkRelation(predicate, Direction.FORWARD, 1);
  }

  /**
   * From objects to subjects, with weight 1.
   *
   * @param predicate a predicate
   * @return the relation
   */
  public static WalkRelation inverse(int predicate) {
    return new WalkRelation(predicate, Direction.INVERSE, 1);
  }

  /**
   * Either way, with weight 1.
   *
   * @param predicate a predicate
   * @return the relation
   */
  public static WalkRelation both(int predicate) {
    return new WalkRelation(predicate, Direction.BOTH, 1);
  }

  /**
   * The same triples with a weight.
   *
   * @param weight positive and finite
   * @return the relation
   */
  public WalkRelation weighing(double weight) {
    return new WalkRelation(predicate, direction, weight);
  }
}
