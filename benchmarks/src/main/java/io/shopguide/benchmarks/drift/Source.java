package io.shopguide.benchmarks.drift;

import java.util.SplittableRandom;

/** Draws the next value of a stream. */
@FunctionalInterface
interface Source {
  double next(SplittableRandom random);

  /** Draws from {@code other} with a probability of {@code share}. */
  default Source mixedWith(Source other, double share) {
    return random -> random.nextDouble() < share ? other.next(random) : next(random);
  }

  /** One of some values, all equally likely. */
  static Source of(double[] values) {
    return random -> values[random.nextInt(values.length)];
  }

  /** 1 with a probability of {@code rate}, otherwise 0. */
  static Source bits(double rate) {
    return random -> random.nextDouble() < rate ? 1 : 0;
  }
}
