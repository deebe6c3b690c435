/**
 * What the mentions and the unknown words of a query stand for, with probabilities: {@link
 * io.shopguide.query.linking.ConceptLinker} weighs priors, the other mentions and, for words that
 * the lexicon lacks, the nearness of vectors.
 */
package io.shopguide.query.linking;
