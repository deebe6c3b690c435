package io.shopguide.query;

/** How likely a brand's name that is an ordinary word too means the brand. */
enum Likelihood {
  /** In a shop mostly the brand. */
  LIKELY,
  /** Mostly the brand, but for "my boss" and others like it. */
  PERSON,
  /** The brand if it opens the text and a sort of product follows. */
  NAME,
  /** The word, unless something else says brand. */
  UNLIKELY
}
