package io.shopguide.guide;

/**
 * The wealth of a gambler who starts with 1 and bets on payoffs that are fair or unfavourable
 * unless there is harm. However long one watches, it ever reaches {@code 1 / level} with a
 * probability of at most {@code level} without harm (Ville 1939); with harm it grows exponentially.
 *
 * <p>The stakes are a mixture over effects of different sizes, each optimal against its own
 * (Robbins 1970; Kelly 1956), and limited so that no payoff ruins the gambler: betting as in
 * Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86
 * (2024). Not thread-safe.
 */
final class Wealth {
  /** Sizes of effects in standard deviations. */
  private static final double[] EFFECTS = {0.02, 0.04, 0.08, 0.16, 0.32, 0.64};

  /** The share of the wealth that the worst payoff may cost. */
  private static final double MOST_LOST = 0.9;

  private final double[] logs = new double[EFFECTS.length];

  /**
   * Bets once. All but the payoff must be known before it.
   *
   * @param payoff its expectation is at most 0 without harm
   * @param worst the greatest possible loss, positive
   * @param deviation standard deviation of the payoff, about
   */
  void bet(double payoff, double worst, double deviation) {
    for (int e = 0; e < EFFECTS.length; e++) {
      double stake = Math.min(EFFECTS[e] / deviation, MOST_LOST / worst);
      logs[e] += Math.log1p(stake * payoff);
    }
  }

  /** The wealth now. */
  double value() {
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log);
    }
    return sum / logs.length;
  }
}
