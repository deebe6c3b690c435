package io.shopguide.rec.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedTestTest {
  /**
   * Two-sided tails that have a closed form for one and two degrees of freedom, or are in tables.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.5", // 1 - 2/pi * atan(1)
    "12.706204736432095, 1, 0.05",
    "1.4142135623730951, 2, 0.2928932188134524", // 1 - t / sqrt(2 + t^2)
    "4.302652729911275, 2, 0.05",
    "2.2281388519649385, 10, 0.05",
    "-2.2281388519649385, 10, 0.05",
    "1.9623390808264085, 1000, 0.05",
    "0, 7, 1"
  })
  void student_tail_isThatOfTables(double t, double degrees, double expected) {
    assertEquals(expected, StudentT.twoSided(t, degrees), 1e-9);
  }

  @Test
  void student_pairs_handComputed() {
    // differences 1, 2, 3: mean 2, standard error 1 / sqrt(3), t = 3.4641 with 2 degrees
    double t = 2 * Math.sqrt(3);
    PairedTest test = PairedTest.of(new double[] {2, 4, 6}, new double[] {1, 2, 3}, 200, 1);
    assertEquals(1 - t / Math.sqrt(2 + t * t), test.student(), 1e-12);
    assertEquals(2, test.difference().mean(), 1e-12);
  }

  @Test
  void randomization_threePairs_isTheShareOfSigns() {
    // Of 8 ways to sign 1, 2, 3 only +++ and --- sum to 6 or more: 1/4.
    PairedTest test = PairedTest.of(new double[] {1, 2, 3}, new double[] {0, 0, 0}, 100_000, 7);
    assertEquals(0.25, test.randomization(), 0.005);
  }

  @Test
  void of_equalSystems_areNotDifferent() {
    double[] values = {0.1, 0.5, 0.9};
    PairedTest test = PairedTest.of(values, values, 100, 1);
    assertEquals(1, test.randomization());
    assertEquals(1, test.student());
    assertEquals(0, test.difference().high());
  }

  @Test
  void of_constantGain_isCertain() {
    PairedTest test = PairedTest.of(new double[] {1, 1}, new double[] {0, 0}, 100, 1);
    assertEquals(0, test.student());
    assertEquals(Double.NaN, PairedTest.of(new double[] {1}, new double[] {0}, 100, 1).student());
  }

  @Test
  void of_lengthsDiffer_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> PairedTest.of(new double[1], new double[2], 100, 1));
  }

  @Test
  void bootstrap_sameSeed_sameInterval() {
    double[] sample = new SplittableRandom(3).doubles(50).toArray();
    ConfidenceInterval first = ConfidenceInterval.bootstrap(sample, 0.95, 500, 9);
    assertEquals(first, ConfidenceInterval.bootstrap(sample, 0.95, 500, 9));
    assertTrue(first.low() < first.mean() && first.mean() < first.high());
  }

  @Test
  void bootstrap_normalSample_isCloseToTheNormalInterval() {
    double[] sample = new SplittableRandom(5).doubles(2_000).toArray();
    double mean = Arrays.stream(sample).average().orElseThrow();
    double variance = Arrays.stream(sample).map(v -> (v - mean) * (v - mean)).sum() / 1_999;
    double margin = 1.959964 * Math.sqrt(variance / 2_000);
    ConfidenceInterval interval = ConfidenceInterval.bootstrap(sample, 0.95, 4_000, 1);
    assertEquals(mean - margin, interval.low(), 0.05 * margin);
    assertEquals(mean + margin, interval.high(), 0.05 * margin);
  }

  @Test
  void bootstrap_argumentOutOfRange_isRefused() {
    double[] one = {1};
    assertThrows(
        IllegalArgumentException.class,
        () -> ConfidenceInterval.bootstrap(new double[0], 0.95, 100, 1));
    assertThrows(
        IllegalArgumentException.class, () -> ConfidenceInterval.bootstrap(one, 1, 100, 1));
    assertThrows(
        IllegalArgumentException.class, () -> ConfidenceInterval.bootstrap(one, 0.95, 99, 1));
  }
}
