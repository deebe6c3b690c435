package io.shopguide.kg;

import io.shopguide.lexicon.Language;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A way through the graph, for explanations. Immutable and thread-safe.
 *
 * @param steps at least one; each begins where the one before ended
 * @param weight how much the way says, more for rarer connections; comparable within one graph
 */
public record GraphPath(List<Step> steps, double weight) {
  private static final int USUAL_LENGTH = 128; // of a description

  /**
   * Makes a path.
   *
   * @throws IllegalArgumentException if there is no step or the steps are not connected
   */
  public GraphPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A path needs a step");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).from() != steps.get(i - 1).to()) {
        throw new IllegalArgumentException("Step " + i + " does not begin where the last ended");
      }
    }
  }

  /**
   * One edge, walked in either direction.
   *
   * @param from the entity where the step begins
   * @param predicate the edge's type
   * @param forward whether the edge points from {@code from} to {@code to}
   * @param to the entity where the step ends
   */
  public record Step(int from, String predicate, boolean forward, int to) {}

  /**
   * Writes the path down for people who know the graph.
   *
   * @param graph the graph that the path is from
   * @param language of the labels
   * @return for example {@code X -brand-> Y <-brand- Z}
   */
  public String describe(ProductGraph graph, Language language) {
    return describe(entity -> graph.label(entity, language));
  }

  /**
   * Writes the path down with labels that the caller knows.
   *
   * @param label gives an entity's label
   * @return for example {@code X -brand-> Y <-brand- Z}
   */
  public String describe(IntFunction<String> label) {
    StringBuilder text = new StringBuilder(USUAL_LENGTH);
    text.append(label.apply(steps.getFirst().from()));
    for (Step step : steps) {
      text.append(step.forward() ? " -" : " <-")
          .append(step.predicate())
          .append(step.forward() ? "-> " : "- ")
          .append(label.apply(step.to()));
    }
    return text.toString();
  }
}
