package io.shopguide.kg;

/**
 * What is known about a statement beside what it says. Immutable and thread-safe.
 *
 * @param weight positive and finite, 1 for a plain statement
 * @param source where it comes from, for example a feed's name; empty if unknown
 * @param confidence from 0 to 1, 1 for a fact
 */
public record Annotation(float weight, String source, float confidence) {
  /** Of a statement of which nothing more is known. */
  public static final Annotation NONE = new Annotation(1f, "", 1f);

  /**
   * Makes an annotation.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Annotation {
    Names.requireShort(source, "source");
    if (!(weight > 0) || Float.isInfinite(weight)) {
      throw new IllegalArgumentException("Not a positive finite weight: " + weight);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("Not a confidence from 0 to 1: " + confidence);
    }
  }

  /**
   * Annotates with a weight only.
   *
   * @param weight positive and finite
   * @return the annotation
   */
  public static Annotation weight(float weight) {
    return new Annotation(weight, "", 1f);
  }
}
