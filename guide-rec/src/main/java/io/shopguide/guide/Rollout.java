package io.shopguide.guide;

/**
 * A rollout of a generation, begun by {@link ShoppingGuide#rollout(long, RolloutPlan)}. It goes on
 * by itself as shoppers ask: visits count when their time is over and another question comes, or
 * {@link #status} is asked for.
 *
 * <p>Thread-safe.
 */
public final class Rollout {
  private final Trial trial;

  Rollout(Trial trial) {
    this.trial = trial;
  }

  /**
   * How far it is.
   *
   * @return what happened by now; after the end, how it ended
   */
  public RolloutStatus status() {
    return trial.course().status();
  }

  /**
   * Ends the rollout at once: the candidate becomes the live generation.
   *
   * @param why for the history
   * @throws IllegalStateException if the rollout ended before
   * @throws GuideException if the generation cannot be made the live one, such as during a build;
   *     the rollout goes on
   */
  public void promote(String why) {
    trial.course().endNow(true, why);
  }

  /**
   * Ends the rollout at once: the live generation answers everybody again. Requests under way end
   * on the generation they began on.
   *
   * @param why for the history
   * @throws IllegalStateException if the rollout ended before
   */
  public void rollBack(String why) {
    trial.course().endNow(false, why);
  }
}
