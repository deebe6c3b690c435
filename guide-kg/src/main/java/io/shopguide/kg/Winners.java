package io.shopguide.kg;

import com.carrotsearch.hppc.IntArrayList;
import java.util.Arrays;

/** Which of several values for the same entity stay. Immutable and thread-safe. */
final class Winners {
  private final int[] local; // class-local ids, ascending
  private final int[] index; // for each of them, which value in order of arrival stays

  private Winners(int[] local, int[] index) {
    this.local = local;
    this.index = index;
  }

  /**
   * Chooses one value for each entity.
   *
   * @param arrivals the entity of each value, in ids of arrival
   * @param localIds from ids of arrival to class-local ids
   * @param last whether the last one stays, otherwise the first
   */
  static Winners choose(IntArrayList arrivals, int[] localIds, boolean last) {
    int size = arrivals.size();
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = Adjacency.pair(localIds[arrivals.get(i)], i);
    }
    Arrays.sort(keys);
    int[] local = new int[size];
    int[] index = new int[size];
    int count = 0;
    for (long key : keys) {
      int owner = (int) (key >>> 32);
      boolean repeated = count > 0 && local[count - 1] == owner;
      if (!repeated) {
        local[count++] = owner;
      }
      if (!repeated || last) {
        index[count - 1] = (int) key;
      }
    }
    return new Winners(Arrays.copyOf(local, count), Arrays.copyOf(index, count));
  }

  int count() {
    return local.length;
  }

  int local(int i) {
    return local[i];
  }

  int index(int i) {
    return index[i];
  }

  /** Rows for a sparse column; shares the array. */
  Rows sparseRows(int entities) {
    return Rows.sparse(entities, local);
  }
}
