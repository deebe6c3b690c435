package io.shopguide.rec.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The mean of a sample with an interval that covers the true mean with a given probability.
 * Immutable and thread-safe.
 *
 * @param mean mean of the sample
 * @param low lower end
 * @param high upper end
 */
public record ConfidenceInterval(double mean, double low, double high) {
  /**
   * The percentile bootstrap: the sample is drawn from with replacement many times, and the
   * interval leaves out the smallest and greatest means in equal shares. Efron and Tibshirani: An
   * Introduction to the Bootstrap, 1993, chapter 13. The same seed gives the same interval.
   *
   * @param sample at least one value
   * @param level probability of covering, between 0 and 1
   * @param resamples number of draws, at least 100
   * @param seed of the draws
   * @return the interval
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static ConfidenceInterval bootstrap(
      double[] sample, double level, int resamples, long seed) {
    if (sample.length == 0 || !(level > 0 && level < 1) || resamples < 100) {
      throw new IllegalArgumentException(
          "A bootstrap needs a value, a level between 0 and 1 and 100 draws, not "
              + sample.length
              + " values, "
              + level
              + " and "
              + resamples);
    }
    double[] means = resampledMeans(sample, resamples, seed);
    Arrays.sort(means);
    int cut = (int) Math.floor((1 - level) / 2 * resamples);
    return new ConfidenceInterval(
        Arrays.stream(sample).average().orElseThrow(), means[cut], means[resamples - 1 - cut]);
  }

  static double[] resampledMeans(double[] sample, int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      double sum = 0;
      for (int i = 0; i < sample.length; i++) {
        sum += sample[random.nextInt(sample.length)];
      }
      means[r] = sum / sample.length;
    }
    return means;
  }
}
