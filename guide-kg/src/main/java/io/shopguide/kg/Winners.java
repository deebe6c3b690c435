package io.shopguide.kg;

import com.carrotsearch.hppc.IntArrayList;
import java.util.Arrays;

/** Which of several values for the same entity stay. */
final class Winners {
  private Winners() {}

  /**
   * Chooses one value for each entity.
   *
   * @param owners the entity of each value in order of arrival
   * @param last whether the last one stays, otherwise the first
   * @return the indexes of the values that stay
   */
  static int[] choose(IntArrayList owners, boolean last) {
    int size = owners.size();
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (long) owners.get(i) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    int[] winners = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      int owner = (int) (keys[i] >>> Integer.SIZE);
      boolean repeated = i > 0 && (int) (keys[i - 1] >>> Integer.SIZE) == owner;
      if (!repeated) {
        count++;
      }
      if (!repeated || last) {
        winners[count - 1] = (int) keys[i];
      }
    }
    return Arrays.copyOf(winners, count);
  }
}
