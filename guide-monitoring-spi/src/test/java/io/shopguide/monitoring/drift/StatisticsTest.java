package io.shopguide.monitoring.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published examples, and SciPy's values where none was published. */
class StatisticsTest {
  private static final long[] FIRST = {16, 18, 16, 14, 12, 12};
  private static final long[] SECOND = {16, 16, 16, 16, 16, 8};

  @ParameterizedTest
  @CsvSource({
    "600, 500, 0.001377471877528201",
    "1.622409, 5, 0.8985262349563191",
    "0.5, 1, 0.47950012218695337",
    "0, 3, 1"
  })
  void chiSquareTail_isScipys(double x, int degrees, double expected) {
    assertEquals(expected, ChiSquare.upperTail(x, degrees), expected * 1e-10);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-5, 9, 39.340653733868486",
    "0.01, 9, 21.665994333461928",
    "1e-9, 1, 37.324893051362324"
  })
  void chiSquareLimit_isScipys(double level, int degrees, double expected) {
    assertEquals(expected, ChiSquare.limit(level, degrees), expected * 1e-10);
  }

  @Test
  void divergences_evidentlysCounts_areTheirs() {
    double[] p = shares(FIRST);
    double[] q = shares(SECOND);
    assertEquals(0.0372184, Divergence.psi(p, q), 5e-8);
    assertEquals(0.0817342, Math.sqrt(Divergence.jensenShannon(p, q) / Math.log(2)), 5e-8);
    assertEquals(0.0681277, Divergence.hellinger(p, q), 5e-8);
    assertEquals(
        0.0445609, Divergence.psi(new double[] {.4, .3, .3}, new double[] {.35, .25, .40}), 5e-8);
  }

  @Test
  void chiSquare_evidentlysCounts_areTheirs() {
    double fit = 0;
    for (int bin = 0; bin < FIRST.length; bin++) {
      double expected = FIRST[bin];
      fit += (SECOND[bin] - expected) * (SECOND[bin] - expected) / expected;
    }
    assertEquals(0.673088, ChiSquare.upperTail(fit, 5), 5e-7);
    Comparison twoSamples = DriftStatistic.CHI_SQUARE.compare(new PooledCounts(FIRST, SECOND));
    assertEquals(1.622409, twoSamples.value(), 5e-7);
    assertEquals(0.898526, twoSamples.pValue(), 5e-7);
    assertEquals(6, twoSamples.bins());
  }

  /** At a level of 0.05 the exact probability says no and the approximation yes. */
  @Test
  void kolmogorovSmirnov_smallSamples_needTheExactProbability() {
    double[] a = {38.7, 41.5, 43.8, 44.5, 45.5, 46, 47.7, 58};
    double[] b = {39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8};
    KolmogorovSmirnov test = KolmogorovSmirnov.test(a, b);
    assertEquals(0.625, test.statistic());
    assertTrue(test.exact());
    assertEquals(0.087024, test.pValue(), 5e-7);
    assertEquals(0.049316, KolmogorovSmirnov.approximate(8, 8, 0.625), 5e-7);
  }

  @Test
  void kolmogorovSmirnov_overlappingRanges_isScipys() {
    KolmogorovSmirnov test =
        KolmogorovSmirnov.test(
            IntStream.rangeClosed(1, 10).asDoubleStream().toArray(),
            IntStream.rangeClosed(4, 13).asDoubleStream().toArray());
    assertEquals(0.3, test.statistic(), 1e-15);
    assertEquals(0.786930, test.pValue(), 5e-7);
  }

  @ParameterizedTest
  @CsvSource({"60, 60, 0.1, 0.8960782680050898", "80, 80, 0.3, 0.0010904155041397967"})
  void kolmogorovSmirnov_effectiveSize_isTheOneSampleDistribution(
      int n, int m, double d, double expected) {
    assertEquals(expected, KolmogorovSmirnov.approximate(n, m, d), expected * 1e-9);
  }

  @Test
  void kolmogorovSmirnov_largeSamples_nearTheExactLimit() {
    assertEquals(0.15866, KolmogorovSmirnov.approximate(1000, 1000, 0.05), 1e-3);
    assertEquals(1, KolmogorovSmirnov.approximate(1000, 1000, 0));
    assertEquals(0, KolmogorovSmirnov.approximate(10, 10, 1));
  }

  /** With ties the exact probability of binned counts is that of all orders of the values. */
  @Test
  void kolmogorovSmirnov_bins_isTheShareOfShufflesThatReachIt() {
    long[] first = {5, 2, 9, 4};
    long[] second = {9, 6, 3, 2};
    KolmogorovSmirnov test = KolmogorovSmirnov.test(first, second);
    SplittableRandom random = new SplittableRandom(5);
    int[] values = new int[40];
    int next = 0;
    for (int bin = 0; bin < 4; bin++) {
      for (long i = 0; i < first[bin] + second[bin]; i++) {
        values[next++] = bin;
      }
    }
    int reached = 0;
    int rounds = 100_000;
    for (int round = 0; round < rounds; round++) {
      long[] a = new long[4];
      long[] b = new long[4];
      for (int i = 0; i < values.length; i++) {
        int j = i + random.nextInt(values.length - i);
        int value = values[j];
        values[j] = values[i];
        values[i] = value;
        (i < 20 ? a : b)[value]++;
      }
      reached += KolmogorovSmirnov.test(a, b).statistic() >= test.statistic() ? 1 : 0;
    }
    assertEquals((double) reached / rounds, test.pValue(), 0.005);
  }

  @Test
  void kolmogorovSmirnovLimit_isTheLeastValueOfItsProbability() {
    long[] first = {10, 20, 30, 40};
    long[] second = {25, 25, 25, 25};
    double limit = KolmogorovSmirnov.limit(first, second, 0.01);
    long steps = Math.round(limit * 100 * 100);
    boolean[] ends = new boolean[201];
    for (int end : new int[] {35, 80, 135, 200}) {
      ends[end] = true;
    }
    assertTrue(KolmogorovSmirnov.exact(100, 100, steps, ends) <= 0.01);
    assertTrue(KolmogorovSmirnov.exact(100, 100, steps - 1, ends) > 0.01);
  }

  @Test
  void kolmogorovSmirnov_noValues_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> KolmogorovSmirnov.test(new double[0], new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> KolmogorovSmirnov.test(new double[] {Double.NaN}, new double[] {1}));
  }

  @Test
  void pooledCounts_rareBins_areJoinedUntilEachHasEightExpected() {
    PooledCounts pooled =
        PooledCounts.ofCategories(new long[] {0, 1, 50, 0, 49}, new long[] {0, 2, 10, 3, 5});
    assertEquals(100, Arrays.stream(pooled.reference()).sum());
    assertEquals(20, Arrays.stream(pooled.current()).sum());
    for (int bin = 0; bin < pooled.bins(); bin++) {
      assertTrue((pooled.reference()[bin] + pooled.current()[bin]) * 20 / 120.0 >= 8);
    }
    assertEquals(1, PooledCounts.ofCategories(new long[] {1, 1}, new long[] {1, 1}).bins());
  }

  @Test
  void correction_holm_isHolms() {
    double[] p = {0.01, 0.04, 0.03, 0.005};
    double[] levels = Correction.HOLM.levels(p, 0.05);
    boolean[] drift = new boolean[4];
    for (int i = 0; i < 4; i++) {
      drift[i] = p[i] <= levels[i];
    }
    assertTrue(drift[0] && drift[3]);
    assertFalse(drift[1] || drift[2]);
    assertEquals(0.0125, levels[3]);
  }

  @Test
  void correction_benjaminiHochberg_isTheirFirstExample() {
    double[] p = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1.000
    };
    assertEquals(4, rejected(p, Correction.BENJAMINI_HOCHBERG));
    assertEquals(3, rejected(p, Correction.HOLM));
    assertEquals(9, rejected(p, Correction.NONE));
  }

  private static long rejected(double[] p, Correction correction) {
    double[] levels = correction.levels(p, 0.05);
    return IntStream.range(0, p.length).filter(i -> p[i] <= levels[i]).count();
  }

  private static double[] shares(long[] counts) {
    double total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(c -> c / total).toArray();
  }
}
