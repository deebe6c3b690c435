package io.shopguide.query;

/**
 * A range of the original text. Immutable and thread-safe.
 *
 * @param start index of the first UTF-16 unit
 * @param end index after the last UTF-16 unit
 */
public record Span(int start, int end) {
  /**
   * Makes a span.
   *
   * @throws IllegalArgumentException unless {@code 0 <= start <= end}
   */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Not a span: " + start + " to " + end);
    }
  }

  /**
   * The text the span covers.
   *
   * @param text the text this span points into
   * @return the covered part
   * @throws IndexOutOfBoundsException if the span is longer than the text
   */
  public String of(String text) {
    return text.substring(start, end);
  }

  /**
   * Whether a span lies within this one.
   *
   * @param other the span
   * @return true if it starts and ends within this one, or both are equal
   */
  public boolean covers(Span other) {
    return start <= other.start && other.end <= end;
  }
}
