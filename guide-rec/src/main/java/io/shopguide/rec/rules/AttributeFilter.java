package io.shopguide.rec.rules;

import java.util.List;
import java.util.Optional;

/**
 * A condition on one attribute of a product. Immutable and thread-safe.
 *
 * @param attribute the attribute's name in the graph, for example {@code color} or {@code stock}
 * @param values what it may be, any of them: texts whatever their case, {@code true} or {@code
 *     false} for a flag; empty if there is a range
 * @param range where its number must lie, in the attribute's unit; empty if there are values
 */
public record AttributeFilter(String attribute, List<String> values, Optional<Range> range) {
  /**
   * Makes a condition.
   *
   * @throws IllegalArgumentException if it has no name, or not exactly one of values and range
   */
  public AttributeFilter {
    values = List.copyOf(values);
    if (attribute.isBlank()) {
      throw new IllegalArgumentException("an attribute without a name; give its name in the graph");
    }
    if (values.isEmpty() == range.isEmpty()) {
      throw new IllegalArgumentException(
          "attribute '" + attribute + "' needs either values or a range, not both or none");
    }
  }

  /**
   * An attribute with one of some values.
   *
   * @param attribute the attribute's name
   * @param values what it may be
   * @return the condition
   */
  public static AttributeFilter anyOf(String attribute, String... values) {
    return new AttributeFilter(attribute, List.of(values), Optional.empty());
  }

  /**
   * A number within bounds.
   *
   * @param attribute the attribute's name
   * @param min the least, both included
   * @param max the greatest
   * @return the condition
   */
  public static AttributeFilter between(String attribute, double min, double max) {
    return new AttributeFilter(attribute, List.of(), Optional.of(new Range(min, max)));
  }
}
