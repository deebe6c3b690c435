package io.shopguide.query.linking;

import io.shopguide.lexicon.Concept;

/**
 * A concept with one of its names. Immutable and thread-safe.
 *
 * @param concept the concept
 * @param form a name in any language that the encoder knows
 */
public record ConceptForm(Concept concept, String form) {}
