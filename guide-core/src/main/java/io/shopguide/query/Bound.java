package io.shopguide.query;

/**
 * What stands before an amount and bounds it.
 *
 * @param first index of its first token
 * @param end index after its last token
 * @param side the side it bounds, or null if it only announces an amount
 * @param counted what the amount counts, as "size" says, or null
 * @param price whether it speaks of a price
 */
record Bound(int first, int end, Side side, Dimension counted, boolean price) {
  boolean isEmpty() {
    return first == end;
  }
}
