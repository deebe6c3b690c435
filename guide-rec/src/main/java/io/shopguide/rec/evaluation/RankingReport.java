package io.shopguide.rec.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What rankings for many users are worth: each measure for each user, so that means, intervals and
 * paired tests can be made of it. Immutable and thread-safe.
 */
public final class RankingReport {
  private final int cutoff;
  private final Map<RankingMeasure, double[]> values;

  private RankingReport(int cutoff, Map<RankingMeasure, double[]> values) {
    this.cutoff = cutoff;
    this.values = values;
  }

  /**
   * Measures rankings.
   *
   * @param rankings distinct product ids a user, the best first
   * @param relevant relevant product ids a user, ascending and at least one
   * @param cutoff number of leading products that count, positive
   * @return the report
   * @throws IllegalArgumentException if there are no users, their numbers differ, a user has no
   *     relevant product or the cutoff is not positive
   */
  public static RankingReport of(List<int[]> rankings, List<int[]> relevant, int cutoff) {
    if (rankings.isEmpty() || rankings.size() != relevant.size()) {
      throw new IllegalArgumentException(
          rankings.size() + " rankings do not fit " + relevant.size() + " users");
    }
    Map<RankingMeasure, double[]> values = new EnumMap<>(RankingMeasure.class);
    for (RankingMeasure measure : RankingMeasure.values()) {
      double[] ofUsers = new double[rankings.size()];
      for (int user = 0; user < ofUsers.length; user++) {
        if (relevant.get(user).length == 0) {
          throw new IllegalArgumentException(
              "User " + user + " has nothing relevant; leave such users out");
        }
        ofUsers[user] = measure.of(rankings.get(user), relevant.get(user), cutoff);
      }
      values.put(measure, ofUsers);
    }
    return new RankingReport(cutoff, values);
  }

  /**
   * The cutoff of all measures.
   *
   * @return positive
   */
  public int cutoff() {
    return cutoff;
  }

  /**
   * The number of users.
   *
   * @return positive
   */
  public int users() {
    return values.get(RankingMeasure.NDCG).length;
  }

  /**
   * A measure for each user.
   *
   * @param measure the measure
   * @return the users' values in their order; the caller's own
   */
  public double[] values(RankingMeasure measure) {
    return values.get(measure).clone();
  }

  /**
   * The mean over users.
   *
   * @param measure the measure
   * @return 0 to 1
   */
  public double mean(RankingMeasure measure) {
    return Arrays.stream(values.get(measure)).average().orElseThrow();
  }

  /**
   * The mean with its 95 % interval by 2,000 draws.
   *
   * @param measure the measure
   * @param seed of the draws
   * @return the interval
   */
  public ConfidenceInterval interval(RankingMeasure measure, long seed) {
    return ConfidenceInterval.bootstrap(values.get(measure), 0.95, 2_000, seed);
  }
}
