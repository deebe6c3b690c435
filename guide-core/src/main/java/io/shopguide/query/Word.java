package io.shopguide.query;

/**
 * A word that no finding covers and that is not a mere function word. Immutable and thread-safe.
 *
 * @param span the word in the original text
 * @param normalized its normalized form, after spelling correction; empty for the tail of a text
 *     longer than {@link QueryParser#MAX_LENGTH}
 * @param polarity wanted or excluded
 * @param corrected whether a spelling correction was needed
 */
public record Word(Span span, String normalized, Polarity polarity, boolean corrected) {
  Word excluded() {
    return new Word(span, normalized, Polarity.EXCLUDED, corrected);
  }
}
