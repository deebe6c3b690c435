package io.shopguide.guide;

/**
 * Tests while data come in whether a candidate does more harm than what is live, by more than a
 * tolerance. The evidence is an e-process: one may look at it after every visit.
 *
 * <p>A visit with harm {@code x} between 0 and 1, assigned to the candidate with probability {@code
 * p}, pays {@code (x - m) / p} there and {@code -(x - m) / (1 - p)} on the live side, less the
 * tolerance. As the assignment is random, its expectation is the difference of the mean harms less
 * the tolerance, whatever {@code m} is that was known before; with the mean harm so far the payoff
 * varies least. This is the augmented inverse propensity weighting of Waudby-Smith, Wu, Ramdas,
 * Karampatziakis and Mineiro, "Anytime-valid off-policy inference for contextual bandits" (2024).
 * It needs no distribution, no constant rate and no constant {@code p}. O(1) time and memory. Not
 * thread-safe.
 */
final class HarmTest {
  private static final double LEAST_VARIANCE = 1e-4;

  private final double tolerance;
  private final Wealth wealth = new Wealth();
  private final Side live = new Side();
  private final Side candidate = new Side();
  private double sum = 0.5; // of harm, with one visit between both ends to begin with
  private double squares = 0.25;
  private double pairSquares = 0.25;
  private long pairs;

  HarmTest(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Visits of one side. */
  private static final class Side {
    private long visits;
    private double harm;

    double mean() {
      return visits == 0 ? Double.NaN : harm / visits;
    }
  }

  /**
   * Takes a visit.
   *
   * @param onCandidate whether the candidate answered
   * @param share probability with which it was to answer
   * @param harm 0 to 1
   */
  void add(boolean onCandidate, double share, double harm) {
    double visits = live.visits + candidate.visits + 1.0;
    double mean = sum / visits;
    double variance = Math.max(LEAST_VARIANCE, squares / visits);
    double off = harm - mean;
    double payoff = (onCandidate ? off / share : -off / (1 - share)) - tolerance;
    double worst = Math.max(mean / share, (1 - mean) / (1 - share)) + tolerance;
    wealth.bet(payoff, worst, Math.sqrt(variance / (share * (1 - share))));
    sum += harm;
    squares += off * off;
    Side side = onCandidate ? candidate : live;
    side.visits++;
    side.harm += harm;
  }

  /** Takes a question that both answered, with the harm of each, 0 to 1. */
  void addPair(double liveHarm, double candidateHarm) {
    double variance = Math.max(LEAST_VARIANCE, pairSquares / ++pairs);
    double difference = candidateHarm - liveHarm;
    wealth.bet(difference - tolerance, 1 + tolerance, Math.sqrt(variance));
    pairSquares += difference * difference;
  }

  /** Bets won by now; without harm ever at least {@code 1 / level} with probability level. */
  double evidence() {
    return wealth.value();
  }

  long liveVisits() {
    return live.visits;
  }

  long candidateVisits() {
    return candidate.visits;
  }

  /** The mean harm of live visits, NaN without any. */
  double liveHarm() {
    return live.mean();
  }

  /** The mean harm of the candidate's visits, NaN without any. */
  double candidateHarm() {
    return candidate.mean();
  }
}
