package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.BitSet;

/** Subjects that another filter does not select. Immutable and thread-safe. */
final class NotFilter extends GraphFilter {
  private final GraphFilter filter;

  NotFilter(GraphFilter filter) {
    this.filter = filter;
  }

  @Override
  public GraphFilter not() {
    return filter;
  }

  @Override
  boolean matches(Selector selector, int subject) {
    return !filter.matches(selector, subject);
  }

  /** Dearer than anything else, so that it is a part's last choice for a start. */
  @Override
  long cost(GraphView view) {
    return Math.max(view.tripleCount(), view.termCount());
  }

  @Override
  void add(Selector selector, BitSet into) {
    BitSet others = selector.borrow();
    others.or(selector.subjects());
    filter.remove(selector, others);
    into.or(others);
    selector.giveBack(others);
  }

  @Override
  void retain(Selector selector, BitSet candidates) {
    filter.remove(selector, candidates);
  }

  @Override
  void remove(Selector selector, BitSet candidates) {
    filter.retain(selector, candidates);
  }

  @Override
  public String toString() {
    return "not (" + filter + ")";
  }
}
