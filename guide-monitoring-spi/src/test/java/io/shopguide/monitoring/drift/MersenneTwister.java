package io.shopguide.monitoring.drift;

import java.util.function.IntSupplier;

/**
 * MT19937 (Matsumoto and Nishimura 1998), seeded and drawn from as Python's {@code random} and
 * NumPy's legacy generator do, so that published streams can be made again.
 */
final class MersenneTwister {
  private static final int N = 624;
  private static final int M = 397;
  private final int[] state = new int[N];
  private int next = N;

  private MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** {@code numpy.random.seed(seed)}. */
  static MersenneTwister numpy(int seed) {
    return new MersenneTwister(seed);
  }

  /** {@code random.Random(seed)} for a seed of up to 32 bits. */
  static MersenneTwister python(int seed) {
    MersenneTwister twister = new MersenneTwister(19650218);
    int[] mt = twister.state;
    int i = 1;
    for (int k = 0; k < N; k++) {
      mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >>> 30)) * 1664525)) + seed;
      i = twister.following(i);
    }
    for (int k = 0; k < N - 1; k++) {
      mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >>> 30)) * 1566083941)) - i;
      i = twister.following(i);
    }
    mt[0] = 0x80000000;
    return twister;
  }

  private int following(int i) {
    if (i + 1 < N) {
      return i + 1;
    }
    state[0] = state[N - 1];
    return 1;
  }

  int nextInt() {
    if (next == N) {
      for (int k = 0; k < N; k++) {
        int y = (state[k] & 0x80000000) | (state[(k + 1) % N] & 0x7fffffff);
        state[k] = state[(k + M) % N] ^ (y >>> 1) ^ ((y & 1) * 0x9908b0df);
      }
      next = 0;
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** Python's {@code random()}. */
  double nextDouble() {
    int high = nextInt() >>> 5;
    int low = nextInt() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  /** Python's {@code choices(range(from, to), k=count)}. */
  double[] choices(int from, int to, int count) {
    return draw(count, () -> from + (int) (nextDouble() * (to - from)));
  }

  /** Python's {@code choices([0, 1], k=count, weights=[zero, 1 - zero])}. */
  double[] bits(double zero, int count) {
    return draw(count, () -> nextDouble() < zero ? 0 : 1);
  }

  /** NumPy's legacy {@code randint(bound, size=count)}. */
  double[] randint(int bound, int count) {
    int mask = Math.max(1, Integer.highestOneBit(bound - 1) * 2 - 1);
    return draw(
        count,
        () -> {
          int value;
          do {
            value = nextInt() & mask;
          } while (value >= bound);
          return value;
        });
  }

  private static double[] draw(int count, IntSupplier source) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = source.getAsInt();
    }
    return values;
  }
}
