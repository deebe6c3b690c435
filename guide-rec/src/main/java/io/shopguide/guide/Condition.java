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

  boolean meets(int product) {
    return products.get(product);
  }
}
