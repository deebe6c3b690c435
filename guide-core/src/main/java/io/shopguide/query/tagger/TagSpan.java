package io.shopguide.query.tagger;

/**
 * An entity in a sequence of words. Immutable and thread-safe.
 *
 * @param start index of its first word
 * @param end index after its last word
 * @param type its type, for example {@code color}
 * @param confidence probability that exactly these words are its entity, 0 to 1; 1 if annotated
 */
public record TagSpan(int start, int end, String type, float confidence) {

  /**
   * Makes a span.
   *
   * @throws IllegalArgumentException if it is empty or starts below 0
   */
  public TagSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("No span from " + start + " to " + end);
    }
  }

  /** Whether both are the same entity, whatever their confidence. */
  boolean matches(TagSpan other) {
    return start == other.start && end == other.end && type.equals(other.type);
  }
}
