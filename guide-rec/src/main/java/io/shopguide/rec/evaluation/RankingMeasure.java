package io.shopguide.rec.evaluation;

import java.util.Arrays;

/**
 * Measures of one ranking against the products that turned out relevant, with a cutoff k. All lie
 * between 0 and 1 and are NaN where nothing is relevant.
 *
 * <p>Definitions of recall, precision, average precision and reciprocal rank: Manning, Raghavan and
 * Schütze: Introduction to Information Retrieval, 2008, chapter 8. Linear in k, times the logarithm
 * of the number of relevant products. Immutable and thread-safe.
 */
public enum RankingMeasure {
  /** Normalized discounted cumulative gain, see {@link Ndcg}. */
  NDCG {
    @Override
    double measure(int[] ranking, int[] relevant, int cutoff) {
      return new Ndcg(cutoff).of(ranking, relevant);
    }
  },
  /** Relevant products among the first k, relative to all that are relevant. */
  RECALL {
    @Override
    double measure(int[] ranking, int[] relevant, int cutoff) {
      return (double) hits(ranking, relevant, cutoff) / relevant.length;
    }
  },
  /** Relevant products among the first k, relative to k even where fewer are ranked. */
  PRECISION {
    @Override
    double measure(int[] ranking, int[] relevant, int cutoff) {
      return (double) hits(ranking, relevant, cutoff) / cutoff;
    }
  },
  /** 1 if a relevant product is among the first k, otherwise 0. */
  HIT_RATE {
    @Override
    double measure(int[] ranking, int[] relevant, int cutoff) {
      return hits(ranking, relevant, cutoff) > 0 ? 1 : 0;
    }
  },
  /** 1 / rank of the first relevant product, 0 if there is none among the first k. */
  RECIPROCAL_RANK {
    @Override
    double measure(int[] ranking, int[] relevant, int cutoff) {
      for (int i = 0; i < Math.min(cutoff, ranking.length); i++) {
        if (isRelevant(ranking[i], relevant)) {
          return 1.0 / (i + 1);
        }
      }
      return 0;
    }
  },
  /**
   * The precisions at the ranks of the relevant products among the first k, summed, relative to the
   * smaller of k and the number of relevant products.
   */
  AVERAGE_PRECISION {
    @Override
    double measure(int[] ranking, int[] relevant, int cutoff) {
      double sum = 0;
      int hits = 0;
      for (int i = 0; i < Math.min(cutoff, ranking.length); i++) {
        if (isRelevant(ranking[i], relevant)) {
          hits++;
          sum += (double) hits / (i + 1);
        }
      }
      return sum / Math.min(cutoff, relevant.length);
    }
  };

  abstract double measure(int[] ranking, int[] relevant, int cutoff);

  /**
   * Measures a ranking.
   *
   * @param ranking distinct product ids, the best first
   * @param relevant ids of the relevant products, ascending
   * @param cutoff number of leading products that count, positive
   * @return 0 to 1, or NaN if nothing is relevant
   * @throws IllegalArgumentException if {@code cutoff} is not positive
   */
  public double of(int[] ranking, int[] relevant, int cutoff) {
    if (cutoff < 1) {
      throw new IllegalArgumentException("cutoff " + cutoff + " is not positive");
    }
    return relevant.length == 0 ? Double.NaN : measure(ranking, relevant, cutoff);
  }

  private static boolean isRelevant(int product, int[] relevant) {
    return Arrays.binarySearch(relevant, product) >= 0;
  }

  private static int hits(int[] ranking, int[] relevant, int cutoff) {
    int hits = 0;
    for (int i = 0; i < Math.min(cutoff, ranking.length); i++) {
      if (isRelevant(ranking[i], relevant)) {
        hits++;
      }
    }
    return hits;
  }
}
