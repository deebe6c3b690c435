package io.shopguide.guide;

import java.util.BitSet;

/**
 * One condition of a need with the products that meet it.
 *
 * @param strictness what happens to products that do not meet it
 * @param kind the sort of reason it gives for a product that meets it
 * @param phrase the condition in words, for example {@code under $150}
 * @param products class-local ids of the products that meet it
 */
record Condition(Strictness strictness, Reason.Kind kind, Phrase phrase, BitSet products) {
  /** What happens to products that do not meet a condition. */
  enum Strictness {
    /** They are never shown. */
    FIRM,
    /** They are shown as alternatives at most. */
    WISH,
    /** They are ranked lower. */
    PREFERENCE
  }

  /**
   * The condition of an exclusion: all products but some.
   *
   * @param what what is excluded
   * @param having the products that have it
   * @param count number of products of the shop
   */
  static Condition without(Phrase what, BitSet having, int count) {
    BitSet others = (BitSet) having.clone();
    others.flip(0, count);
    Phrase phrase = new Phrase("not " + what.english(), "不要" + what.chinese());
    return new Condition(Strictness.FIRM, Reason.Kind.BOUND, phrase, others);
  }

  boolean meets(int product) {
    return products.get(product);
  }
}
