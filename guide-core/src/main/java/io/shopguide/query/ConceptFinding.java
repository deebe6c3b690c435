package io.shopguide.query;

import io.shopguide.lexicon.Concept;
import java.util.List;

/**
 * A mention of a lexicon concept. Immutable and thread-safe.
 *
 * @param span the mention in the original text
 * @param confidence 0 to 1; lower for corrected and for ambiguous mentions
 * @param polarity wanted or excluded
 * @param concepts what it may mean, the most likely first; never empty
 * @param form the normalized form that was matched; differs from the text's word if that was
 *     corrected
 * @param corrected whether a spelling correction was needed
 */
public record ConceptFinding(
    Span span,
    double confidence,
    Polarity polarity,
    List<Concept> concepts,
    String form,
    boolean corrected)
    implements Finding {
  /**
   * Makes a finding.
   *
   * @throws IllegalArgumentException if {@code concepts} is empty
   */
  public ConceptFinding {
    concepts = List.copyOf(concepts);
    if (concepts.isEmpty()) {
      throw new IllegalArgumentException("A concept finding needs at least one concept");
    }
  }

  /**
   * The most likely meaning.
   *
   * @return the first of {@link #concepts}
   */
  public Concept concept() {
    return concepts.get(0);
  }
}
