package io.shopguide.query.linking;

import io.shopguide.lexicon.Concept;

/**
 * A concept that a part of a query may stand for. Immutable and thread-safe.
 *
 * @param concept the concept
 * @param probability how likely it is meant, 0 to 1; what is missing to 1 over all links of the
 *     part is the probability that it stands for none of them
 */
public record Link(Concept concept, double probability) {}
