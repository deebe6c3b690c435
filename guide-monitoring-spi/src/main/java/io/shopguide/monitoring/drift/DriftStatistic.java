package io.shopguide.monitoring.drift;

import java.util.Arrays;

/**
 * How a window is compared with its reference. Every statistic comes with a limit from the sizes of
 * both samples, so that a quiet stream rarely crosses it however much or little was seen, and with
 * a least effect, so that much data makes no alarm of a difference that matters to nobody.
 *
 * <p>Rare bins are joined before all but the last two. Takes O(bins log bins); {@link
 * #KOLMOGOROV_SMIRNOV} O(nm) for small samples.
 *
 * <p>Immutable and thread-safe.
 */
public enum DriftStatistic {
  /**
   * Population stability index with half a count added to each bin. Its limit is {@code (1/n +
   * 1/m)} times a quantile of chi-square (Yurdakul, "Statistical Properties of Population Stability
   * Index", 2018).
   */
  PSI(0.01),
  /** Jensen-Shannon distance to the base 2, 0 to 1. */
  JENSEN_SHANNON(0.042),
  /** Hellinger distance, 0 to 1. */
  HELLINGER(0.035),
  /** The two-sample chi-square; its least effect is that of {@link #PSI}. */
  CHI_SQUARE(0.01),
  /** Kolmogorov's and Smirnov's greatest difference of the distribution functions, 0 to 1. */
  KOLMOGOROV_SMIRNOV(0.02),
  /** Wasserstein distance in standard deviations of the reference; its limit is an upper bound. */
  WASSERSTEIN(0.05);

  private final double leastEffect;

  DriftStatistic(double leastEffect) {
    this.leastEffect = leastEffect;
  }

  /**
   * The value below which nothing counts as drift, whatever the sizes of the samples.
   *
   * @return the least effect; of {@link #CHI_SQUARE} it is that of the statistic divided by the
   *     harmonic size {@code nm / (n + m)}
   */
  public double leastEffect() {
    return leastEffect;
  }

  /**
   * Whether the statistic needs ordered bins and ignores missing values.
   *
   * @return {@code false} if it takes categories, too
   */
  public boolean needsNumbers() {
    return this == KOLMOGOROV_SMIRNOV || this == WASSERSTEIN;
  }

  /**
   * Compares a window with its reference.
   *
   * @param reference the reference
   * @param window the window's counts, bin by bin
   * @param level probability of an alarm when nothing drifted, between 0 and 1
   * @return value, limit and probability
   * @throws IllegalArgumentException if the bins are not those of the reference, the window is
   *     empty, the level is out of range, or the statistic needs numbers and gets categories
   */
  public DriftTest test(ReferenceHistogram reference, long[] window, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A level lies between 0 and 1: " + level);
    }
    return finish(compare(reference, window), reference.counts(), window, level);
  }

  DriftTest finish(Comparison comparison, long[] reference, long[] window, double level) {
    long n = Arrays.stream(reference).sum();
    long m = Arrays.stream(window).sum();
    double limit = Math.max(comparison.limit(level), leastEffect(n, m));
    return new DriftTest(
        this, comparison.value(), limit, comparison.pValue(), n, m, comparison.bins());
  }

  private double leastEffect(long n, long m) {
    return this == CHI_SQUARE ? leastEffect / (1.0 / n + 1.0 / m) : leastEffect;
  }

  Comparison compare(ReferenceHistogram reference, long[] window) {
    long[] counts = reference.counts();
    if (window.length != counts.length) {
      throw new IllegalArgumentException(
          "'%s' has %d bins, not %d".formatted(reference.feature(), counts.length, window.length));
    }
    if (Arrays.stream(window).sum() == 0) {
      throw new IllegalArgumentException("The window of '" + reference.feature() + "' is empty");
    }
    if (!needsNumbers()) {
      return compare(
          reference.isNumeric()
              ? PooledCounts.ofNumbers(counts, window)
              : PooledCounts.ofCategories(counts, window));
    }
    if (!(reference.layout() instanceof NumericBins bins)) {
      throw new IllegalArgumentException(
          this + " needs numbers, but '" + reference.feature() + "' has categories; use PSI");
    }
    long[] ordered = Arrays.copyOfRange(counts, 1, counts.length);
    long[] current = Arrays.copyOfRange(window, 1, window.length);
    if (Arrays.stream(current).sum() == 0 || Arrays.stream(ordered).sum() == 0) {
      return new Comparison.Quadratic(0, 1, 1, 1, 1);
    }
    if (this == KOLMOGOROV_SMIRNOV) {
      return new Comparison.Ordered(ordered, current);
    }
    double[] positions = new double[ordered.length];
    Arrays.setAll(positions, bin -> bins.position(bin + 1));
    double unit = bins.deviation() > 0 ? bins.deviation() : 1;
    return Comparison.Transport.of(ordered, current, positions, unit);
  }

  /** Compares counts in bins whose order does not matter. */
  Comparison compare(PooledCounts pooled) {
    double noise =
        1.0 / Arrays.stream(pooled.reference()).sum() + 1.0 / Arrays.stream(pooled.current()).sum();
    int bins = pooled.bins();
    double[] p = pooled.shares(true);
    double[] q = pooled.shares(false);
    return switch (this) {
      case PSI ->
          new Comparison.Quadratic(
              Divergence.psi(pooled.smoothedShares(true), pooled.smoothedShares(false)),
              1,
              1,
              noise,
              bins);
      case JENSEN_SHANNON ->
          new Comparison.Quadratic(
              Math.sqrt(Divergence.jensenShannon(p, q) / Math.log(2)),
              8 * Math.log(2),
              2,
              noise,
              bins);
      case HELLINGER -> new Comparison.Quadratic(Divergence.hellinger(p, q), 8, 2, noise, bins);
      case CHI_SQUARE -> new Comparison.Quadratic(pooled.chiSquare(), 1, 1, 1, bins);
      case KOLMOGOROV_SMIRNOV, WASSERSTEIN -> throw new IllegalStateException(this + " has order");
    };
  }
}
