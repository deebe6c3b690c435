package io.shopguide.query;

/** Whether an end of a range belongs to it. */
enum Closing {
  INCLUDED,
  EXCLUDED,
  /** Included where people shop; in mathematics left out: the upper end of "10 to 20", 以上. */
  CUSTOMARY;

  /** What the other side of the same limit is: not more than 5 includes 5. */
  Closing opposite() {
    return this == EXCLUDED ? INCLUDED : EXCLUDED;
  }

  boolean includes(boolean halfOpen) {
    return this == INCLUDED || (this == CUSTOMARY && !halfOpen);
  }
}
