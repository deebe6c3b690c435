package io.shopguide.query;

/**
 * A part of a query that a trained tagger recognizes. Immutable and thread-safe.
 *
 * @param span the words in the original text
 * @param type the type as the tagger was trained, for example {@code color}
 * @param confidence probability that exactly these words are of that type, 0 to 1
 */
public record Tag(Span span, String type, double confidence) {}
