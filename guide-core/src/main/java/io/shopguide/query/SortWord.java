package io.shopguide.query;

import io.shopguide.query.OrderFinding.Order;

/**
 * A part of a wish about the order.
 *
 * @param kind what it is
 * @param rising the order by rising values of a key, or null
 * @param falling the order by falling values of a key, or null
 */
record SortWord(Kind kind, Order rising, Order falling) {
  /** The parts. */
  enum Kind {
    /** Opens an English wish. */
    SORT,
    /** What is sorted. */
    FILLER,
    /** Before an English key. */
    BY,
    /** Before a Chinese key. */
    HAN,
    /** What the order is by. */
    KEY,
    /** Lowest first. */
    UP,
    /** Highest first. */
    DOWN,
    /** Closes a Chinese wish. */
    END
  }

  /** Whether a wish starts with it. */
  boolean opens() {
    return kind == Kind.SORT || kind == Kind.HAN;
  }

  /** The order by a key if the direction is not said. */
  Order usual() {
    return rising == null ? falling : rising;
  }

  static SortWord of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new SortWord(Kind.valueOf(text), null, null);
    }
    int stroke = text.indexOf('/');
    return new SortWord(
        Kind.valueOf(text.substring(0, colon)),
        order(text.substring(colon + 1, stroke)),
        order(text.substring(stroke + 1)));
  }

  private static Order order(String name) {
    return name.isEmpty() ? null : Order.valueOf(name);
  }
}
