package io.shopguide.kg.delta;

import java.util.Arrays;

/**
 * The changes of one predicate, in both directions. Immutable and thread-safe, once its editor is
 * done.
 *
 * <p>The sets of touched ids may have more bits than there are changes: later editors set bits in
 * the same array. They only save looking for changes where there are none.
 *
 * @param forward changes by subject
 * @param inverse changes by object
 * @param touchedSubjects a bit for each subject with changes
 * @param touchedObjects a bit for each object with changes
 * @param added number of added edges
 * @param removed number of removed edges
 */
record PredicateDelta(
    IntTrie<Changes> forward,
    IntTrie<Changes> inverse,
    Touched touchedSubjects,
    Touched touchedObjects,
    int added,
    int removed) {
  static PredicateDelta empty() {
    return new PredicateDelta(
        IntTrie.empty(), IntTrie.empty(), new Touched(0), new Touched(0), 0, 0);
  }

  PredicateDelta withForward(IntTrie<Changes> changed) {
    return new PredicateDelta(changed, inverse, touchedSubjects, touchedObjects, added, removed);
  }

  Changes ofSubject(int id) {
    Changes changes = touchedSubjects.mayContain(id) ? forward.get(id) : null;
    return changes == null ? Changes.NONE : changes;
  }

  Changes ofObject(int id) {
    Changes changes = touchedObjects.mayContain(id) ? inverse.get(id) : null;
    return changes == null ? Changes.NONE : changes;
  }

  /** A set of ids that only grows. One thread at a time may add; any number may read. */
  static final class Touched {
    private final long[] words;

    Touched(int capacity) {
      this.words = new long[(capacity >>> 6) + 1];
    }

    private Touched(long[] words) {
      this.words = words;
    }

    boolean mayContain(int id) {
      int word = id >>> 6;
      return word < words.length && (words[word] >>> id & 1) != 0;
    }

    /** This set, or a larger one, with an id. */
    Touched with(int id) {
      int word = id >>> 6;
      Touched result = this;
      if (word >= words.length) {
        result = new Touched(Arrays.copyOf(words, Math.max(word + 1, 2 * words.length)));
      }
      result.words[word] |= 1L << id;
      return result;
    }
  }
}
