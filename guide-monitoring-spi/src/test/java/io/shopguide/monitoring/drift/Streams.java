package io.shopguide.monitoring.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The published streams with known alarms. */
final class Streams {
  private Streams() {}

  /** {@code numpy.random.seed(12345); randint(2, 1000) ++ randint(8, 1000)}. */
  static double[] adwinRegression() {
    MersenneTwister random = MersenneTwister.numpy(12345);
    return concat(random.randint(2, 1000), random.randint(8, 1000));
  }

  /** {@code Random(12345)}: 0 or 1, then 4 to 7. */
  static double[] twoSegments() {
    MersenneTwister random = MersenneTwister.python(12345);
    return concat(random.choices(0, 2, 1000), random.choices(4, 8, 1000));
  }

  /** {@code Random(42)}: 0 or 1, 4 to 7, and both again. */
  static double[] fourSegments() {
    MersenneTwister random = MersenneTwister.python(42);
    return concat(
        random.choices(0, 2, 1000),
        random.choices(4, 8, 1000),
        random.choices(0, 2, 1000),
        random.choices(4, 8, 1000));
  }

  /** {@code Random(42)}: errors at a rate of a half, then of seven tenths. */
  static double[] errors() {
    MersenneTwister random = MersenneTwister.python(42);
    return concat(random.choices(0, 2, 1000), random.bits(0.3, 1000));
  }

  static List<Integer> alarms(ChangeDetector detector, double[] stream) {
    List<Integer> alarms = new ArrayList<>();
    for (int i = 0; i < stream.length; i++) {
      if (detector.add(stream[i])) {
        alarms.add(i);
      }
    }
    return alarms;
  }

  private static double[] concat(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(DoubleStream::of).toArray();
  }
}
