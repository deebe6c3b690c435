package io.shopguide.query;

/**
 * The product a fact question or a wish for similar ones speaks about. Immutable and thread-safe.
 *
 * @param span where it stands in the original text
 * @param rank 1-based position among the products shown last ("it" and "this one" are 1, "the
 *     second one" is 2), or 0 if the product is named by {@code words}
 * @param words the normalized words that name the product, empty if {@code rank} is positive
 */
public record ProductReference(Span span, int rank, String words) {}
