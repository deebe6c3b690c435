package io.shopguide.rec.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns how much each of a few features of a search result counts: coordinate ascent on NDCG,
 * which is what counts in the end and has no gradient. Metzler and Croft: Linear feature-based
 * models for information retrieval, Information Retrieval 10, 2007.
 *
 * <p>It learns factors of the given features, all 1 at the start, and pays for leaving the start:
 * the objective is the mean NDCG less {@code regularization * sum_f ln(factor_f)^2}. Few judgements
 * thus change little. Nothing is random. Takes a sort of every ranking for each step; immutable and
 * thread-safe.
 *
 * @param cutoff number of leading products that count, positive
 * @param regularization price of leaving the start, at least 0
 * @param rounds greatest number of rounds over the features, positive
 */
public record SearchTraining(int cutoff, double regularization, int rounds) {

  /** The setting used when the application gives none. */
  public static final SearchTraining DEFAULT = new SearchTraining(10, 0.005, 20);

  /** Factors of one step, the boldest first. */
  private static final double[] STEPS = {2, 0.5, 1.3, 1 / 1.3, 1.1, 1 / 1.1};

  /** Less is no improvement but rounding. */
  private static final double LEAST_GAIN = 1e-6;

  /**
   * Makes a trainer.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public SearchTraining {
    if (cutoff < 1 || !(regularization >= 0) || rounds < 1) {
      throw new IllegalArgumentException(
          "cutoff and rounds must be positive and regularization at least 0, not "
              + cutoff
              + ", "
              + rounds
              + " and "
              + regularization);
    }
  }

  /**
   * Learns factors.
   *
   * @param rankings the examples; those without a positive rating teach nothing
   * @param features number of features
   * @return a positive factor for each feature, all 1 if nothing is better
   */
  public double[] train(List<JudgedRanking> rankings, int features) {
    double[] factors = new double[features];
    Arrays.fill(factors, 1);
    double best = objective(rankings, factors);
    for (int round = 0; round < rounds; round++) {
      double before = best;
      for (int f = 0; f < features; f++) {
        for (double step : STEPS) {
          double kept = factors[f];
          factors[f] = kept * step;
          double value = objective(rankings, factors);
          if (value > best + LEAST_GAIN) {
            best = value;
          } else {
            factors[f] = kept;
          }
        }
      }
      if (best <= before) {
        break;
      }
    }
    return factors;
  }

  private double objective(List<JudgedRanking> rankings, double[] factors) {
    double penalty = 0;
    for (double factor : factors) {
      penalty += regularization * Math.log(factor) * Math.log(factor);
    }
    double ndcg = meanNdcg(rankings, factors);
    return Double.isNaN(ndcg) ? -penalty : ndcg - penalty;
  }

  /**
   * The mean NDCG of the rankings that some factors make.
   *
   * @param rankings the examples
   * @param factors a factor for each feature
   * @return 0 to 1, NaN if no example has a positive rating
   */
  public double meanNdcg(List<JudgedRanking> rankings, double[] factors) {
    return rankings.stream()
        .mapToDouble(ranking -> ndcg(ranking, factors))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private double ndcg(JudgedRanking ranking, double[] factors) {
    int[] ideal = ranking.rated();
    Arrays.sort(ideal);
    double idealGain = 0;
    for (int rank = 0; rank < Math.min(cutoff, ideal.length); rank++) {
      idealGain += gain(ideal[ideal.length - 1 - rank], rank);
    }
    if (idealGain == 0) {
      return Double.NaN;
    }
    double[] scores = new double[ranking.products()];
    for (int p = 0; p < scores.length; p++) {
      scores[p] = ranking.score(p, factors);
    }
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(p -> -scores[p]))
            .toList();
    double gain = 0;
    for (int rank = 0; rank < Math.min(cutoff, scores.length); rank++) {
      gain += gain(ranking.rating(order.get(rank)), rank);
    }
    return gain / idealGain;
  }

  private static double gain(int rating, int rank) {
    return (Math.pow(2, rating) - 1) / (Math.log(rank + 2) / Math.log(2));
  }
}
