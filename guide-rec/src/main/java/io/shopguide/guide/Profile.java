package io.shopguide.guide;

import java.util.Arrays;

/**
 * What a shopper bought, or what an answer should be like: products, each once, the latest last.
 *
 * <p>Similarities follow the last {@link #MAX_FOLLOWED} of them. The latest purchase counts 1, each
 * one before it 0.8 times the next, as far as their order is known; those before have the weight of
 * the first of them, and none less than {@code 0.8^20}. Where no order is known all count 1.
 * Immutable and thread-safe.
 */
final class Profile {
  static final Profile NONE = of();

  /** Purchases before that many add cost but hardly information. */
  static final int MAX_FOLLOWED = 50;

  private static final double FACTOR = 0.8;
  private static final int LEAST_RANK = 20;
  private static final float[] WEIGHTS = new float[LEAST_RANK + 1]; // by rank from the latest

  static {
    for (int rank = 0; rank <= LEAST_RANK; rank++) {
      WEIGHTS[rank] = (float) Math.pow(FACTOR, rank);
    }
  }

  private final int[] owned;
  private final int[] followed;
  private final int ordered;

  /**
   * Keeps products.
   *
   * @param products kept, not copied; nobody changes it
   * @param ordered number of products at the end whose order is that of the purchases
   */
  Profile(int[] products, int ordered) {
    this.owned = products;
    int from = Math.max(0, products.length - MAX_FOLLOWED);
    this.followed = from == 0 ? products : Arrays.copyOfRange(products, from, products.length);
    this.ordered = ordered;
  }

  /** Products in no order. */
  static Profile of(int... products) {
    return new Profile(products, 0);
  }

  /** All products; not to be changed. */
  int[] owned() {
    return owned;
  }

  /** The latest products, which similarities follow; not to be changed. */
  int[] followed() {
    return followed;
  }

  boolean isEmpty() {
    return owned.length == 0;
  }

  /** What the followed product at a place counts, above 0 and at most 1. */
  float weight(int place) {
    int rank = Math.min(followed.length - 1 - place, ordered);
    return WEIGHTS[Math.min(rank, LEAST_RANK)];
  }

  /** Keeps the products to itself: they are a shopper's purchases. */
  @Override
  public String toString() {
    return "Profile[" + owned.length + " products]";
  }
}
