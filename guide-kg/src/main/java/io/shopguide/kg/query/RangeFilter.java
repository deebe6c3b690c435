package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import java.util.BitSet;

/** Subjects with a number in a range. Immutable and thread-safe. */
final class RangeFilter extends GraphFilter {
  private final int predicate;
  private final double low;
  private final double high;

  RangeFilter(int predicate, double low, double high) {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      throw new IllegalArgumentException(
          "No range from %s to %s; without a bound use an infinity".formatted(low, high));
    }
    this.predicate = predicate;
    this.low = low;
    this.high = high;
  }

  @Override
  boolean matches(Selector selector, int subject) {
    Neighbours neighbours = selector.neighbours();
    int count = neighbours.objects(subject, predicate);
    int[] ids = neighbours.ids();
    for (int i = 0; i < count; i++) {
      double number = selector.view().number(ids[i]);
      if (number >= low && number <= high) {
        return true;
      }
    }
    return false;
  }

  @Override
  long cost(GraphView view) {
    return view.count(GraphView.ANY, predicate, GraphView.ANY);
  }

  @Override
  void add(Selector selector, BitSet into) {
    if (low <= high) {
      selector.view().subjectsInRange(predicate, low, high, into);
    }
  }

  @Override
  public String toString() {
    return predicate + " from " + low + " to " + high;
  }
}
