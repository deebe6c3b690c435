package io.shopguide.lexicon;

/**
 * One thing a form may mean. Immutable and thread-safe.
 *
 * @param concept the thing
 * @param language the language in which the form means it
 * @param prior how likely this meaning is, greater than 0; only its ratio to others counts
 */
public record Sense(Concept concept, Language language, double prior) {}
