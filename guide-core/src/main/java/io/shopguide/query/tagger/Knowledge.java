package io.shopguide.query.tagger;

/**
 * What features know beyond the sequence itself.
 *
 * @param names by the hash of a run of words: one bit for each list that holds it
 * @param lists number of lists
 * @param longest number of words of the longest name
 * @param entities by the hash of a run of words; see {@link EntityCounts}
 * @param words by the hash of a word; see {@link WordCounts}
 */
record Knowledge(Codes names, int lists, int longest, Codes entities, Codes words) {}
