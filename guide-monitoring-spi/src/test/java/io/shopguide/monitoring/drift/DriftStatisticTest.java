package io.shopguide.monitoring.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DriftStatisticTest {
  private static final long SEED = 11;

  /**
   * Yurdakul's limit, with and without much data: the rule of 0.1 and 0.25 is wrong at both ends.
   */
  @ParameterizedTest
  @CsvSource({"200, 0.2167", "1000, 0.0433", "10000, 0.0043"})
  void psiLimit_tenBins_isYurdakuls(int n, double expected) {
    long[] even = new long[10];
    Arrays.fill(even, n / 10);
    assertEquals(
        expected, DriftStatistic.PSI.compare(new PooledCounts(even, even)).limit(0.01), 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"50, 50", "200, 200", "1000, 50", "50, 1000"})
  void psi_noDrift_firesAboutAsOftenAsItsLevelSays(int n, int m) {
    SplittableRandom random = new SplittableRandom(SEED);
    int rounds = 4000;
    int alarms = 0;
    for (int round = 0; round < rounds; round++) {
      ReferenceHistogram reference = reference(n, random::nextGaussian);
      long[] window = window(reference, m, random::nextGaussian);
      alarms += DriftStatistic.PSI.compare(reference, window).pValue() <= 0.05 ? 1 : 0;
    }
    double rate = (double) alarms / rounds;
    assertTrue(rate > 0.025 && rate < 0.1, "rate " + rate);
  }

  @ParameterizedTest
  @EnumSource(DriftStatistic.class)
  void test_noDrift_isBelowTheLimitAndMoreDataLowersIt(DriftStatistic statistic) {
    SplittableRandom random = new SplittableRandom(SEED);
    DriftTest small = compare(statistic, 300, 300, 0, random);
    DriftTest large = compare(statistic, 5000, 5000, 0, random);
    assertFalse(small.isDrift(), small.toString());
    assertFalse(large.isDrift(), large.toString());
    double factor = statistic == DriftStatistic.CHI_SQUARE ? 20 : 0.6;
    assertTrue(large.limit() < small.limit() * factor, small + " " + large);
  }

  @ParameterizedTest
  @EnumSource(DriftStatistic.class)
  void test_shiftOfHalfADeviation_isDrift(DriftStatistic statistic) {
    DriftTest test = compare(statistic, 5000, 1000, 0.5, new SplittableRandom(SEED));
    assertTrue(test.isDrift(), test.toString());
    assertTrue(test.pValue() <= 1e-5, test.toString());
    assertEquals(5000, test.n());
    assertEquals(1000, test.m());
  }

  /** A fiftieth of a deviation is certain among 200,000 values and matters to nobody. */
  @Test
  void test_tinyShiftInMuchData_isSignificantButNoDrift() {
    for (DriftStatistic statistic :
        new DriftStatistic[] {DriftStatistic.PSI, DriftStatistic.KOLMOGOROV_SMIRNOV}) {
      DriftTest test = compare(statistic, 200_000, 200_000, 0.025, new SplittableRandom(SEED));
      assertTrue(test.pValue() <= 1e-5, test.toString());
      assertFalse(test.isDrift(), test.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(DriftStatistic.class)
  void test_limit_agreesWithTheProbability(DriftStatistic statistic) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (double shift = 0; shift < 0.5; shift += 0.1) {
      ReferenceHistogram reference = reference(200, random::nextGaussian);
      double mean = shift;
      long[] window = window(reference, 200, () -> random.nextGaussian() + mean);
      Comparison comparison = statistic.compare(reference, window);
      assertEquals(
          comparison.pValue() <= 0.01, comparison.value() >= comparison.limit(0.01), "" + shift);
    }
  }

  @Test
  void wasserstein_shiftOfTheMean_isTheShiftInDeviations() {
    DriftTest test =
        compare(DriftStatistic.WASSERSTEIN, 50_000, 50_000, 0.3, new SplittableRandom(SEED), 500);
    assertEquals(0.3, test.value(), 0.02);
  }

  @Test
  void test_onlyOneBin_findsNothing() {
    ReferenceHistogram constant = reference(100, () -> 1);
    DriftTest test = DriftStatistic.PSI.test(constant, window(constant, 50, () -> 1), 0.01);
    assertFalse(test.isDrift());
    assertEquals(1, test.pValue());
    assertTrue(DriftStatistic.PSI.test(constant, window(constant, 50, () -> 2), 0.01).isDrift());
  }

  @Test
  void test_onlyMissingValues_isDriftForPsiAndNothingForOrder() {
    ReferenceHistogram reference = reference(1000, new SplittableRandom(SEED)::nextGaussian);
    long[] window = window(reference, 500, () -> Double.NaN);
    assertTrue(DriftStatistic.PSI.test(reference, window, 0.01).isDrift());
    assertFalse(DriftStatistic.KOLMOGOROV_SMIRNOV.test(reference, window, 0.01).isDrift());
  }

  @Test
  void test_unusable_isRefused() {
    ReferenceHistogram words =
        ReferenceHistogram.categorical("intent", Map.of("find", 90L, "fact", 10L), 5);
    assertThrows(
        IllegalArgumentException.class,
        () -> DriftStatistic.WASSERSTEIN.test(words, new long[] {0, 1, 1, 0}, 0.01));
    assertThrows(
        IllegalArgumentException.class,
        () -> DriftStatistic.PSI.test(words, new long[] {1, 1}, 0.01));
    assertThrows(
        IllegalArgumentException.class, () -> DriftStatistic.PSI.test(words, new long[4], 0.01));
    assertThrows(
        IllegalArgumentException.class,
        () -> DriftStatistic.PSI.test(words, new long[] {0, 1, 1, 0}, 0));
  }

  private static DriftTest compare(
      DriftStatistic statistic, int n, int m, double shift, SplittableRandom random) {
    return compare(statistic, n, m, shift, random, 10);
  }

  private static DriftTest compare(
      DriftStatistic statistic, int n, int m, double shift, SplittableRandom random, int bins) {
    double[] sample = DoubleStream.generate(random::nextGaussian).limit(n).toArray();
    ReferenceHistogram reference = ReferenceHistogram.numeric("x", sample, bins);
    long[] window = window(reference, m, () -> random.nextGaussian() + shift);
    return statistic.test(reference, window, 1e-5);
  }

  private static ReferenceHistogram reference(int n, DoubleSupplier source) {
    return ReferenceHistogram.numeric("x", DoubleStream.generate(source).limit(n).toArray(), 10);
  }

  private static long[] window(ReferenceHistogram reference, int m, DoubleSupplier source) {
    long[] counts = new long[reference.bins()];
    for (int i = 0; i < m; i++) {
      counts[reference.bin(source.getAsDouble())]++;
    }
    return counts;
  }
}
