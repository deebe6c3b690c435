package io.shopguide.guide;

/** Finds the greatest of many numbers without sorting them. Stateless and thread-safe. */
final class Selection {
  private Selection() {}

  /**
   * The k-th greatest number (Hoare: Find, CACM 4(7), 1961). Takes linear time, save for unlucky
   * orders.
   *
   * @param values numbers, in another order afterwards
   * @param size how many of them
   * @param k 1 to {@code size}
   */
  static float greatest(float[] values, int size, int k) {
    int low = 0;
    int high = size - 1;
    int wanted = k - 1;
    while (low < high) {
      float pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] > pivot) {
          i++;
        }
        while (values[j] < pivot) {
          j--;
        }
        if (i <= j) {
          float value = values[i];
          values[i++] = values[j];
          values[j--] = value;
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        return values[wanted];
      }
    }
    return values[wanted];
  }
}
