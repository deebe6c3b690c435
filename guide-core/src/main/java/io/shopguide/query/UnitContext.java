package io.shopguide.query;

import java.util.Arrays;
import java.util.Set;

/**
 * Tells whether a text has a word that a unit needs, and remembers it until the next text. A word
 * counts from its beginning: "weigh" is in "it weighs". Not thread-safe; one per thread.
 */
final class UnitContext {
  private static final byte UNKNOWN = 0;
  private static final byte PRESENT = 1;
  private static final byte ABSENT = 2;

  private final Draft draft;
  private byte[] known = new byte[64]; // by the number of the unit

  UnitContext(Draft draft) {
    this.draft = draft;
  }

  /** Begins with another text. */
  void reset() {
    Arrays.fill(known, UNKNOWN);
  }

  boolean allows(Unit unit) {
    if (unit.context().isEmpty()) {
      return true;
    }
    if (unit.number() >= known.length) {
      known = Arrays.copyOf(known, unit.number() * 2);
    }
    if (known[unit.number()] == UNKNOWN) {
      known[unit.number()] = isPresent(unit.context()) ? PRESENT : ABSENT;
    }
    return known[unit.number()] == PRESENT;
  }

  private boolean isPresent(Set<String> words) {
    for (String word : words) {
      for (int at = 0; at < draft.size(); at++) {
        if (draft.startsWith(at, word)) {
          return true;
        }
      }
    }
    return false;
  }
}
