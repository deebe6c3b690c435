package io.shopguide.kg;

import com.carrotsearch.hppc.FloatArrayList;
import com.carrotsearch.hppc.IntArrayList;
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

  /** Sorts the edges and sums the weights of equal ones in order of arrival. */
  Adjacency build(int[] subjectIds, int[] objectIds, int subjectCount) {
    int[] order = order(subjectIds, objectIds);
    long[] pairs = new long[order.length];
    float[] sums = new float[order.length];
    int count = 0;
    boolean weighted = false;
    for (int i = 0; i < order.length; ) {
      long pair = pair(order[i], subjectIds, objectIds);
      double sum = 0;
      while (i < order.length && pair(order[i], subjectIds, objectIds) == pair) {
        sum += weights.get(order[i++]);
      }
      pairs[count] = pair;
      sums[count] = (float) Math.min(sum, Float.MAX_VALUE);
      weighted |= sums[count] != 1f;
      count++;
    }
    return Adjacency.of(
        subjectCount, Arrays.copyOf(pairs, count), weighted ? Arrays.copyOf(sums, count) : null);
  }

  private long pair(int edge, int[] subjectIds, int[] objectIds) {
    return Adjacency.pair(subjectIds[subjects.get(edge)], objectIds[objects.get(edge)]);
  }

  /** Edges by subject, object, arrival: two stable passes over keys that carry the edge's index. */
  private int[] order(int[] subjectIds, int[] objectIds) {
    int size = subjects.size();
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = Adjacency.pair(objectIds[objects.get(i)], i);
    }
    Arrays.sort(keys);
    int[] byObject = new int[size];
    for (int i = 0; i < size; i++) {
      byObject[i] = (int) keys[i];
    }
    for (int i = 0; i < size; i++) {
      keys[i] = Adjacency.pair(subjectIds[subjects.get(byObject[i])], i);
    }
    Arrays.sort(keys);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = byObject[(int) keys[i]];
    }
    return order;
  }
}
