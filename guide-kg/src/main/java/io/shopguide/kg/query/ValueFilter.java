package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import java.util.Arrays;
import java.util.BitSet;

/** Subjects with one of some objects. Immutable and thread-safe. */
final class ValueFilter extends GraphFilter {
  private final int predicate;
  private final int[] objects;

  ValueFilter(int predicate, int... objects) {
    this.predicate = predicate;
    this.objects = Arrays.stream(objects).sorted().distinct().toArray();
  }

  @Override
  boolean matches(Selector selector, int subject) {
    for (int object : objects) {
      if (selector.view().contains(subject, predicate, object)) {
        return true;
      }
    }
    return false;
  }

  @Override
  long cost(GraphView view) {
    long cost = 0;
    for (int object : objects) {
      cost += view.inverseDegree(predicate, object);
    }
    return cost;
  }

  @Override
  int lookups() {
    return objects.length;
  }

  @Override
  void add(Selector selector, BitSet into) {
    Neighbours neighbours = selector.neighbours();
    for (int object : objects) {
      int count = neighbours.subjects(predicate, object);
      int[] ids = neighbours.ids();
      for (int i = 0; i < count; i++) {
        into.set(ids[i]);
      }
    }
  }

  @Override
  public String toString() {
    return objects.length == 1
        ? predicate + " = " + objects[0]
        : predicate + " in " + Arrays.toString(objects);
  }
}
