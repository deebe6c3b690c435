package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.BitSet;

/** Subjects with any triple of a predicate. Immutable and thread-safe. */
final class PresenceFilter extends GraphFilter {
  private final int predicate;

  PresenceFilter(int predicate) {
    this.predicate = predicate;
  }

  @Override
  boolean matches(Selector selector, int subject) {
    return selector.view().degree(subject, predicate) > 0;
  }

  @Override
  long cost(GraphView view) {
    return view.count(GraphView.ANY, predicate, GraphView.ANY);
  }

  @Override
  void add(Selector selector, BitSet into) {
    selector.view().subjects(predicate, into);
  }

  @Override
  public String toString() {
    return "has " + predicate;
  }
}
