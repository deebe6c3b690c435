package io.shopguide.benchmarks.kg;

import com.carrotsearch.hppc.ObjectIntHashMap;

/** Counts equal objects and finds the most frequent. Not thread-safe; one per thread. */
final class ObjectCounter {
  private final ObjectIntHashMap<Object> counts = new ObjectIntHashMap<>();

  void clear() {
    counts.clear();
  }

  void count(Object object) {
    counts.addTo(object, 1);
  }

  /**
   * Finds the most frequent objects.
   *
   * @param except an object to leave out
   * @param top where they are put, in place of its contents, with keys for {@link #object}
   */
  void top(Object except, Top top) {
    counts.remove(except);
    top.clear();
    Object[] objects = counts.keys;
    for (int slot = 0; slot < objects.length; slot++) {
      if (objects[slot] != null) {
        top.offer(slot, counts.values[slot]);
      }
    }
  }

  /** An object by a key that {@link #top} gave. */
  Object object(int key) {
    return counts.keys[key];
  }
}
