package io.shopguide.query;

/** What the shopper wants the guide to do. */
public enum Intent {
  /** Find products. */
  FIND,
  /** Change the need of the turns before: "cheaper", "in red instead". */
  REFINE,
  /** Answer a question about a product: "what is the weight of ...". */
  FACT,
  /** Find products like a given one. */
  SIMILAR,
  /** Forget the need of the turns before. */
  RESET,
  /** Say hello, thanks or goodbye. */
  GREETING
}
