package io.shopguide.guide;

/**
 * Which part of a ranking an answer shows. Immutable and thread-safe.
 *
 * @param offset number of products before it
 * @param shown number of products it shows, alternatives included
 * @param total number of products in the ranking, alternatives included
 */
public record Page(int offset, int shown, int total) {
  static final Page EMPTY = new Page(0, 0, 0);

  /** The same page with more products before it. */
  Page after(int products) {
    return products == 0 ? this : new Page(offset + products, shown, total + products);
  }

  /**
   * Whether {@link ShoppingGuide#more} has more to show.
   *
   * @return whether products follow
   */
  public boolean hasNext() {
    return offset + shown < total;
  }
}
