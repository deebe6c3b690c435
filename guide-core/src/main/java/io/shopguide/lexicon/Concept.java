package io.shopguide.lexicon;

import java.util.Objects;

/**
 * A thing that words can mean. Two concepts are the same if kind and key are.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind the sort of thing
 * @param key identifies it within its kind, for example {@code rose-gold}; a {@code VALUE} has the
 *     form {@code attribute=value}
 */
public record Concept(ConceptKind kind, String key) {
  /**
   * Makes a concept.
   *
   * @throws NullPointerException if an argument is {@code null}
   * @throws IllegalArgumentException if {@code key} is empty
   */
  public Concept {
    Objects.requireNonNull(kind, "kind");
    if (key.isEmpty()) {
      throw new IllegalArgumentException("The key of a " + kind + " concept is empty");
    }
  }

  @Override
  public String toString() {
    return kind + ":" + key;
  }
}
