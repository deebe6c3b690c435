package io.shopguide.benchmarks.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final double[] SIZES = {500, 1_000, 1_500, 2_000, 5_000, 10_000, 20_000};

  @Test
  void chosen_valuesOfEachForm_findsItAndExtrapolates() {
    Growth line = Growth.chosen(SIZES, Arrays.stream(SIZES).map(n -> 40 + 0.003 * n).toArray());
    assertEquals(Growth.Form.LINEAR, line.form());
    assertEquals(640, line.at(200_000).expected(), 1e-6);
    double[] words = Arrays.stream(SIZES).map(n -> 4 + 0.07 * Math.sqrt(n)).toArray();
    Growth root = Growth.chosen(SIZES, words);
    assertEquals(Growth.Form.ROOT, root.form());
    assertEquals(4 + 0.07 * Math.sqrt(200_000), root.at(200_000).expected(), 1e-6);
    double[] powers = Arrays.stream(SIZES).map(n -> 2 * Math.pow(n, 0.6)).toArray();
    Growth power = Growth.chosen(SIZES, powers);
    assertEquals(Growth.Form.POWER, power.form());
    assertEquals(2 * Math.pow(200_000, 0.6), power.at(200_000).expected(), 1e-6);
  }

  /** The interval of a textbook: y = 1, 3, 2, 5 at x = 1, 2, 3, 4. */
  @Test
  void at_fourPoints_hasTheIntervalOfStudentsT() {
    Growth growth =
        Growth.fit(Growth.Form.LINEAR, new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 5});
    Growth.Prediction at = growth.at(5);
    assertEquals(5.5, at.expected(), 1e-9);
    double half = 4.303 * Math.sqrt(2.7 / 2) * Math.sqrt(1 + 0.25 + 2.5 * 2.5 / 5);
    assertEquals(5.5 + half, at.high(), 1e-9);
    assertEquals(0, at.low(), "no quantity is below 0");
  }

  @Test
  void at_noisyLines_holdsTheNextMeasurementNineteenTimesInTwenty() {
    Random random = new Random(3);
    int within = 0;
    int runs = 2_000;
    for (int run = 0; run < runs; run++) {
      double[] values =
          Arrays.stream(SIZES).map(n -> 100 + 0.01 * n + 5 * random.nextGaussian()).toArray();
      Growth.Prediction at = Growth.fit(Growth.Form.LINEAR, SIZES, values).at(40_000);
      double next = 500 + 5 * random.nextGaussian();
      within += at.low() <= next && next <= at.high() ? 1 : 0;
    }
    assertTrue(Math.abs(within / (double) runs - 0.95) < 0.015, within + " of " + runs);
  }
}
