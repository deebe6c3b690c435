package io.shopguide.kg;

/** Heap bytes of arrays: 16 bytes of header and length, padded to 8. */
final class Ram {
  private Ram() {}

  static long of(byte[] array) {
    return padded(array.length);
  }

  static long of(int[] array) {
    return padded(4L * array.length);
  }

  static long of(float[] array) {
    return padded(4L * array.length);
  }

  static long of(double[] array) {
    return padded(8L * array.length);
  }

  private static long padded(long bytes) {
    return (16 + bytes + 7) & ~7L;
  }
}
