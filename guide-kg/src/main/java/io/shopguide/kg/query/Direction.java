package io.shopguide.kg.query;

/** Which way the triples of a predicate are walked. */
public enum Direction {
  /** From subjects to objects. */
  FORWARD,
  /** From objects to subjects. */
  INVERSE,
  /** Either way. */
  BOTH
}
