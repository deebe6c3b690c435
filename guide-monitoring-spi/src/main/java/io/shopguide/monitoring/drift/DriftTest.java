package io.shopguide.monitoring.drift;

/**
 * The result of comparing a window with its reference. Immutable and thread-safe.
 *
 * @param statistic how they were compared
 * @param value value of the statistic
 * @param limit value from which on it counts as drift: the greater of what chance allows for these
 *     sample sizes and the least effect; infinite if there is nothing to compare
 * @param pValue probability of such a value when nothing drifted
 * @param n number of reference values
 * @param m number of values in the window
 * @param bins number of bins compared, after rare ones were joined
 */
public record DriftTest(
    DriftStatistic statistic, double value, double limit, double pValue, long n, long m, int bins) {

  /**
   * Whether the value reaches the limit.
   *
   * @return the decision for this test alone
   */
  public boolean isDrift() {
    return value >= limit;
  }
}
