/**
 * Compares the lexicon with other dictionaries: finding forms in queries, and words near
 * misspellings.
 */
package io.shopguide.benchmarks.lexicon;
