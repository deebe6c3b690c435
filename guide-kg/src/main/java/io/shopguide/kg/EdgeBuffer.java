package io.shopguide.kg;

import com.carrotsearch.hppc.FloatArrayList;
import com.carrotsearch.hppc.IntArrayList;
import java.io.IOException;
import java.util.Arrays;

/** The edges of one relation while it grows, in ids of arrival. */
final class EdgeBuffer {
  private final IntArrayList subjects = new IntArrayList();
  private final IntArrayList objects = new IntArrayList();
  private final FloatArrayList weights = new FloatArrayList();

  void add(int subject, int object, float weight) {
    subjects.add(subject);
    objects.add(object);
    weights.add(weight);
  }

  /** Gets edges, each once. */
  @FunctionalInterface
  interface Visitor {
    void visit(int subject, int object, float weight) throws IOException;
  }

  /** Sums the weights of equal edges in order of arrival. */
  void forEach(Visitor visitor) throws IOException {
    int[] order = order();
    for (int i = 0; i < order.length; ) {
      int subject = subjects.get(order[i]);
      int object = objects.get(order[i]);
      double sum = 0;
      while (i < order.length
          && subjects.get(order[i]) == subject
          && objects.get(order[i]) == object) {
        sum += weights.get(order[i++]);
      }
      visitor.visit(subject, object, (float) Math.min(sum, Float.MAX_VALUE));
    }
  }

  /** Edges by subject, object, arrival: two stable passes over keys that carry the edge's index. */
  private int[] order() {
    int size = subjects.size();
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = key(objects.get(i), i);
    }
    Arrays.sort(keys);
    int[] byObject = new int[size];
    for (int i = 0; i < size; i++) {
      byObject[i] = (int) keys[i];
    }
    for (int i = 0; i < size; i++) {
      keys[i] = key(subjects.get(byObject[i]), i);
    }
    Arrays.sort(keys);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = byObject[(int) keys[i]];
    }
    return order;
  }

  private static long key(int id, int index) {
    return (long) id << Integer.SIZE | index;
  }
}
