package io.shopguide.query;

/**
 * What stands before an amount and bounds it.
 *
 * @param first index of its first token
 * @param end index after its last token
 * @param side the side it bounds, or null if it only announces an amount
 * @param closing whether the amount is within the bound
 * @param sideAt index of the first token of the phrase that names the side
 * @param counted what the amount counts, as "size" says, or null
 * @param price whether it speaks of a price
 */
record Bound(
    int first, int end, Side side, Closing closing, int sideAt, Dimension counted, boolean price) {
  static Bound none(int at) {
    return new Bound(at, at, null, Closing.INCLUDED, at, null, false);
  }

  boolean isEmpty() {
    return first == end;
  }
}
