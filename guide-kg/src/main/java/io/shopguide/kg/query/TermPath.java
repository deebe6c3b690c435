package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.List;

/**
 * A way through the graph by ids of one view. Immutable and thread-safe.
 *
 * @param steps at least one; each begins where the one before ended
 * @param weight how much the way says, from 0 to 1; see {@link PathSearch}
 */
public record TermPath(List<Step> steps, double weight) {
  /**
   * Makes a path.
   *
   * @throws IllegalArgumentException if there is no step or the steps are not connected
   */
  public TermPath {
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
   * One triple, walked in either direction.
   *
   * @param from the term where the step begins
   * @param predicate the triple's predicate
   * @param forward whether the step begins at the triple's subject
   * @param to the term where the step ends
   */
  public record Step(int from, int predicate, boolean forward, int to) {}

  /**
   * Writes the path down for people who know the graph.
   *
   * @param view the view that the ids are of
   * @return for example {@code <a> -<brand>-> <b> <-<brand>- <c>}
   */
  public String describe(GraphView view) {
    StringBuilder text = new StringBuilder(TermText.of(view, steps.getFirst().from()));
    for (Step step : steps) {
      text.append(step.forward() ? " -<" : " <-<")
          .append(view.predicate(step.predicate()))
          .append(step.forward() ? ">-> " : ">- ")
          .append(TermText.of(view, step.to()));
    }
    return text.toString();
  }
}
