package io.shopguide.query.tagger;

/**
 * How the words of an entity are marked.
 *
 * <p>Immutable and thread-safe.
 */
public enum TagScheme {
  /** {@code B-x} on the first word of an entity, {@code I-x} on the others (IOB2). */
  BIO,
  /** {@code B-x}, {@code I-x}, {@code E-x} on the last word, and {@code S-x} on a single one. */
  BIEOS;

  /** The letters of this scheme in the order of their positions. */
  String letters() {
    return this == BIO ? "BI" : "BIES";
  }
}
