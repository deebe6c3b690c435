package io.shopguide.guide;

/**
 * One reason for a product. Immutable and thread-safe.
 *
 * @param kind what sort of reason
 * @param phrase the reason in words, a clause without a full stop
 */
public record Reason(Kind kind, Phrase phrase) {
  /** A sort of reason. */
  public enum Kind {
    /** It has what was wished for. */
    WISH,
    /** It lies within the bounds on price or quantity. */
    BOUND,
    /** Its text matches the words. */
    TEXT,
    /** Its description means something similar. */
    MEANING,
    /** It is bought together with something the shopper bought. */
    BOUGHT_TOGETHER,
    /** It shares brand, category or the like with something the shopper bought. */
    SHARED,
    /** Many shoppers bought it. */
    POPULAR,
    /** The shop promotes it. */
    RULE
  }
}
