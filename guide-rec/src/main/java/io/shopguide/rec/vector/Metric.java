package io.shopguide.rec.vector;

/** What makes two vectors near. */
public enum Metric {
  /** The cosine of their angle; of a vector of length 0 it is 0. */
  COSINE(0),
  /** Their dot product. */
  DOT(1);

  private final int code; // in files

  Metric(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
