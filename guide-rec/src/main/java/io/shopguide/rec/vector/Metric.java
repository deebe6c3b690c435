package io.shopguide.rec.vector;

/** What makes two vectors near. */
public enum Metric {
  /** The cosine of their angle; of a vector of length 0 it is 0. */
  COSINE,
  /** Their dot product. */
  DOT
}
