package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Subjects that any of some filters selects. Immutable and thread-safe. */
final class AnyFilter extends GraphFilter {
  private final List<GraphFilter> parts;

  AnyFilter(List<GraphFilter> parts) {
    this.parts = parts;
  }

  @Override
  boolean matches(Selector selector, int subject) {
    for (GraphFilter part : parts) {
      if (part.matches(selector, subject)) {
        return true;
      }
    }
    return false;
  }

  @Override
  long cost(GraphView view) {
    long cost = 0;
    for (GraphFilter part : parts) {
      cost += part.cost(view);
    }
    return cost;
  }

  @Override
  void add(Selector selector, BitSet into) {
    for (GraphFilter part : parts) {
      part.add(selector, into);
    }
  }

  @Override
  void retain(Selector selector, BitSet candidates) {
    BitSet others = selector.borrow();
    others.or(candidates);
    remove(selector, others);
    candidates.andNot(others);
    selector.giveBack(others);
  }

  @Override
  void remove(Selector selector, BitSet candidates) {
    for (GraphFilter part : parts) {
      part.remove(selector, candidates);
    }
  }

  @Override
  public String toString() {
    return parts.stream().map(GraphFilter::toString).collect(Collectors.joining(" or ", "(", ")"));
  }
}
