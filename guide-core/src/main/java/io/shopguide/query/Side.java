package io.shopguide.query;

/** On which side of an amount the wished values lie. */
enum Side {
  MAX,
  MIN,
  ABOUT,
  /** Opens a range whose ends may be joined by "and". */
  BETWEEN,
  /** A lower bound, but only of something with a unit: "from 2023" is none. */
  FROM,
  /** An upper bound on the price, unless another bound follows. */
  BUDGET,
  /** Compares with an amount, after which MORE or LESS says how: 比三十大. */
  COMPARED,
  /** A lower bound after COMPARED. */
  MORE,
  /** An upper bound after COMPARED. */
  LESS,
  /** The amount itself: "equal to". */
  EXACT,
  /** No bound; only says that a price may follow. */
  CONTEXT;

  Side opposite() {
    return switch (this) {
      case MAX -> MIN;
      case MIN -> MAX;
      default -> this;
    };
  }
}
