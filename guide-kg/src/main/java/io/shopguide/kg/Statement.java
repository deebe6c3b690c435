package io.shopguide.kg;

import io.shopguide.lexicon.Language;
import java.util.Objects;

/**
 * One fact about entities, as {@link GraphBuilder} takes it. A statement creates the entities that
 * it names. Immutable and thread-safe.
 */
public sealed interface Statement {
  /**
   * The entity that the fact is about.
   *
   * @return the subject
   */
  EntityRef subject();

  /**
   * A typed edge. The same edge given again adds to its weight.
   *
   * @param subject where the edge starts
   * @param predicate the edge's type, for example {@code brand}
   * @param object where the edge ends
   * @param weight positive and finite, 1 for a plain edge, a count for repeated events
   */
  record Relates(EntityRef subject, String predicate, EntityRef object, float weight)
      implements Statement {
    /**
     * Makes an edge.
     *
     * @throws IllegalArgumentException if the predicate is empty or the weight not positive and
     *     finite
     */
    public Relates {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(object, "object");
      Names.require(predicate, "predicate");
      if (!(weight > 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException("Not a positive finite weight: " + weight);
      }
    }

    /**
     * Makes an edge of weight 1.
     *
     * @param subject where the edge starts
     * @param predicate the edge's type
     * @param object where the edge ends
     */
    public Relates(EntityRef subject, String predicate, EntityRef object) {
      this(subject, predicate, object, 1f);
    }
  }

  /**
   * A number. Of several for one subject and attribute the last one stays, and so does the last
   * unit given for an attribute.
   *
   * @param subject whose number it is
   * @param attribute what is measured
   * @param value finite
   * @param unit the unit, empty for a plain number
   */
  record HasNumber(EntityRef subject, String attribute, double value, String unit)
      implements Statement {
    /**
     * Makes a number.
     *
     * @throws IllegalArgumentException if the attribute is empty or the value not finite
     */
    public HasNumber {
      Objects.requireNonNull(subject, "subject");
      Names.require(attribute, "attribute");
      Names.requireWellFormed(unit, "unit");
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("The number " + attribute + " is " + value);
      }
    }
  }

  /**
   * A property that the subject has or lacks. Of several the last one stays.
   *
   * @param subject whose property it is
   * @param attribute the property
   * @param value whether the subject has it
   */
  record HasFlag(EntityRef subject, String attribute, boolean value) implements Statement {
    /**
     * Makes a flag.
     *
     * @throws IllegalArgumentException if the attribute is empty
     */
    public HasFlag {
      Objects.requireNonNull(subject, "subject");
      Names.require(attribute, "attribute");
    }
  }

  /**
   * A text. Of several for one subject and attribute the last one stays.
   *
   * @param subject whose text it is
   * @param attribute the text's name, for example {@code description@en}
   * @param text not empty
   */
  record HasText(EntityRef subject, String attribute, String text) implements Statement {
    /**
     * Makes a text.
     *
     * @throws IllegalArgumentException if attribute or text is empty
     */
    public HasText {
      Objects.requireNonNull(subject, "subject");
      Names.require(attribute, "attribute");
      Names.require(text, "text");
    }
  }

  /**
   * What an entity is called. Of several in one language the first one stays, so that a later
   * spelling does not rename an entity.
   *
   * @param subject what is named
   * @param language the label's language
   * @param label not empty
   */
  record HasLabel(EntityRef subject, Language language, String label) implements Statement {
    /**
     * Makes a label.
     *
     * @throws IllegalArgumentException if the label is empty
     */
    public HasLabel {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(language, "language");
      Names.require(label, "label");
    }
  }
}
