package io.shopguide.query;

import java.util.Locale;

/**
 * What a phrase before or after an amount says about it.
 *
 * @param side the side it bounds
 * @param closing whether the amount itself is within the bound
 */
record Limit(Side side, Closing closing) {
  /** Reads "MIN" or "MIN excluded". */
  static Limit of(String text) {
    int space = text.indexOf(' ');
    return space < 0
        ? new Limit(Side.valueOf(text), Closing.INCLUDED)
        : new Limit(
            Side.valueOf(text.substring(0, space)),
            Closing.valueOf(text.substring(space + 1).toUpperCase(Locale.ROOT)));
  }
}
