package io.shopguide.kg.image;

/**
 * Sorts unsigned longs and an int beside each, stably, byte by byte from the lowest. Takes time
 * linear in their number for each byte that differs, and an array of the same size. Not
 * thread-safe; one per thread.
 */
final class Radix {
  private static final int BUCKETS = 256;

  private long[] otherKeys = new long[0];
  private int[] otherValues = new int[0];

  Radix() {}

  /**
   * Sorts the first {@code count} keys by their bits from {@code fromBit} on.
   *
   * @param values moved with the keys; {@code null} for none
   */
  void sort(long[] keys, int[] values, int count, int fromBit) {
    if (otherKeys.length < count) {
      otherKeys = new long[count];
    }
    if (values != null && otherValues.length < count) {
      otherValues = new int[count];
    }
    long[] sourceKeys = keys;
    int[] sourceValues = values;
    long[] targetKeys = otherKeys;
    int[] targetValues = otherValues;
    boolean moved = false; // whether the result is not in the caller's arrays
    for (int shift = fromBit; shift < Long.SIZE; shift += Byte.SIZE) {
      int[] starts = new int[BUCKETS + 1];
      for (int i = 0; i < count; i++) {
        starts[bucket(sourceKeys[i], shift) + 1]++;
      }
      if (count == 0 || starts[bucket(sourceKeys[0], shift) + 1] == count) {
        continue;
      }
      for (int b = 0; b < BUCKETS; b++) {
        starts[b + 1] += starts[b];
      }
      for (int i = 0; i < count; i++) {
        int place = starts[bucket(sourceKeys[i], shift)]++;
        targetKeys[place] = sourceKeys[i];
        if (values != null) {
          targetValues[place] = sourceValues[i];
        }
      }
      long[] swappedKeys = sourceKeys;
      sourceKeys = targetKeys;
      targetKeys = swappedKeys;
      int[] swappedValues = sourceValues;
      sourceValues = targetValues;
      targetValues = swappedValues;
      moved = !moved;
    }
    if (moved) {
      System.arraycopy(sourceKeys, 0, keys, 0, count);
      if (values != null) {
        System.arraycopy(sourceValues, 0, values, 0, count);
      }
    }
  }

  private static int bucket(long key, int shift) {
    return (int) (key >>> shift) & (BUCKETS - 1);
  }
}
