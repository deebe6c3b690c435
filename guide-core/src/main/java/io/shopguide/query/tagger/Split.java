package io.shopguide.query.tagger;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sequences in two parts. Immutable and thread-safe.
 *
 * @param most the greater part
 * @param rest the others
 */
record Split(List<TaggedSequence> most, List<TaggedSequence> rest) {

  /**
   * Puts one in {@code share} sequences, and at least one, into the rest.
   *
   * @throws IllegalArgumentException if there are fewer than two sequences
   */
  static Split of(List<TaggedSequence> sequences, int share, long seed) {
    if (sequences.size() < 2) {
      throw new IllegalArgumentException(
          "At least 2 sequences are needed to hold one out, not " + sequences.size());
    }
    SplittableRandom random = new SplittableRandom(seed);
    int left = Math.max(1, sequences.size() / share);
    List<TaggedSequence> most = new ArrayList<>();
    List<TaggedSequence> rest = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      // Each of the sequences that are left has the same chance.
      boolean held = random.nextInt(sequences.size() - i) < left - rest.size();
      (held ? rest : most).add(sequences.get(i));
    }
    return new Split(most, rest);
  }
}
