package io.shopguide.lexicon;

/**
 * A known word that a misspelling probably stands for. Immutable and thread-safe.
 *
 * @param word the known word
 * @param confidence 0 to 1
 */
public record Correction(String word, double confidence) {}
