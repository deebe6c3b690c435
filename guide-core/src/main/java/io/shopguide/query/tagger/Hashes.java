package io.shopguide.query.tagger;

/** 64-bit hashes of texts and of their combinations. */
final class Hashes {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private Hashes() {}

  /** Adds a value to a hash; the order of values matters. */
  static long add(long hash, long value) {
    return mix(hash * ODD + value);
  }

  /** The finalizer of splitmix64 (Steele, Lea and Flood, 2014). */
  static long mix(long value) {
    long z = value + ODD;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static long of(char[] text, int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 0x100000001B3L + text[i];
    }
    return mix(hash);
  }
}
