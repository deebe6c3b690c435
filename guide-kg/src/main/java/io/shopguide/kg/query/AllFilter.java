package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Subjects that all of some filters select. Immutable and thread-safe. */
final class AllFilter extends GraphFilter {
  private final List<GraphFilter> parts;

  AllFilter(List<GraphFilter> parts) {
    this.parts = parts;
  }

  @Override
  boolean matches(Selector selector, int subject) {
    for (GraphFilter part : parts) {
      if (!part.matches(selector, subject)) {
        return false;
      }
    }
    return true;
  }

  @Override
  long cost(GraphView view) {
    long least = Math.max(view.tripleCount(), view.termCount());
    for (GraphFilter part : parts) {
      least = Math.min(least, part.cost(view));
    }
    return least;
  }

  @Override
  void add(Selector selector, BitSet into) {
    List<GraphFilter> plan = plan(selector.view());
    BitSet candidates = selector.borrow();
    if (plan.isEmpty()) {
      candidates.or(selector.subjects());
    } else {
      plan.getFirst().add(selector, candidates);
      retain(plan.subList(1, plan.size()), selector, candidates);
    }
    into.or(candidates);
    selector.giveBack(candidates);
  }

  @Override
  void retain(Selector selector, BitSet candidates) {
    retain(plan(selector.view()), selector, candidates);
  }

  @Override
  void remove(Selector selector, BitSet candidates) {
    BitSet selected = selector.borrow();
    selected.or(candidates);
    retain(selector, selected);
    candidates.andNot(selected);
    selector.giveBack(selected);
  }

  private static void retain(List<GraphFilter> plan, Selector selector, BitSet candidates) {
    for (GraphFilter part : plan) {
      if (candidates.isEmpty()) {
        return;
      }
      part.retain(selector, candidates);
    }
  }

  private List<GraphFilter> plan(GraphView view) {
    List<GraphFilter> plan = new ArrayList<>(parts);
    plan.sort(Comparator.comparingLong(part -> part.cost(view)));
    return plan;
  }

  @Override
  public String toString() {
    return parts.stream().map(GraphFilter::toString).collect(Collectors.joining(" and ", "(", ")"));
  }
}
