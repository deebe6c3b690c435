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
  /** Compare products: "iphone 15 vs galaxy s24". */
  COMPARE,
  /** Find what goes with a product: "accessories for my camera". */
  ACCESSORIES,
  /** Forget the need of the turns before. */
  RESET,
  /** Say hello, thanks or goodbye. */
  GREETING,
  /** Help with an order: delivery, return, refund. */
  ORDER_HELP,
  /** Something that no shop answers: the weather, a joke. */
  OUT_OF_SCOPE
}
