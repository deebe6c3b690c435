package io.shopguide.query.intent;

import java.util.Objects;

/**
 * An utterance with what it is for. Immutable and thread-safe.
 *
 * @param text the utterance
 * @param label its intent, or {@link #OUT_OF_SCOPE}
 */
public record LabelledText(String text, String label) {
  /** The label of utterances that are for nothing the model shall know. */
  public static final String OUT_OF_SCOPE = "oos";

  /**
   * Makes a labelled text.
   *
   * @throws IllegalArgumentException if the label is blank
   */
  public LabelledText {
    Objects.requireNonNull(text, "text");
    if (label.isBlank()) {
      throw new IllegalArgumentException("The label of \"" + text + "\" is blank");
    }
  }

  boolean isInScope() {
    return !label.equals(OUT_OF_SCOPE);
  }
}
