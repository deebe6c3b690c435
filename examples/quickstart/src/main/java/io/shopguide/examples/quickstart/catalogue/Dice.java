package io.shopguide.examples.quickstart.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of random numbers that is the same on every platform and Java version.
 *
 * <p>Each model and each shopper has a stream of its own, named by a label, so that a new row in
 * the vocabulary leaves the other rows' draws as they were. Not thread-safe; one per thread.
 */
final class Dice {
  /*
   * SplitMix64: a Weyl sequence through Stafford's thirteenth mixing function (Steele, Lea and
   * Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Written out because the
   * bounded methods of java.util.random may change between releases. Logarithms and powers go
   * through StrictMath for the same reason.
   */
  private static final long WEYL = 0x9e3779b97f4a7c15L;
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long state;

  /** The stream of a seed and a label; the label is hashed with FNV-1a. */
  Dice(long seed, String label) {
    long hash = FNV_BASIS;
    for (byte b : label.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    state = mix(seed) ^ hash;
  }

  /** A number from zero up to, but not including, one. */
  double unit() {
    state += WEYL;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  /** A whole number from zero up to, but not including, {@code bound}. */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** A number between {@code -reach} and {@code reach}. */
  double spread(double reach) {
    return (unit() * 2 - 1) * reach;
  }

  /** True with the given probability. */
  boolean chance(double probability) {
    return unit() < probability;
  }

  /** A waiting time of mean one, exponentially distributed. */
  double waiting() {
    return -StrictMath.log(1 - unit());
  }

  /** One of the items, each as likely as the others. */
  <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /** An index drawn in proportion to its weight. At least one weight must be positive. */
  int weighted(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double rest = unit() * total;
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        rest -= weights[i];
        if (rest < 0) {
          return i;
        }
      }
    }
    if (last < 0) {
      throw new IllegalArgumentException("no positive weight");
    }
    return last;
  }

  /** The items in a random order. */
  <T> List<T> shuffled(List<T> items) {
    List<T> deck = new ArrayList<>(items);
    for (int i = deck.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T swapped = deck.get(i);
      deck.set(i, deck.get(j));
      deck.set(j, swapped);
    }
    return deck;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
