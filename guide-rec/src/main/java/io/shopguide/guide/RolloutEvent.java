package io.shopguide.guide;

import java.time.Instant;
import java.util.Locale;

/**
 * An entry of the history of a guide's generations. Immutable and thread-safe.
 *
 * @param time when it happened
 * @param kind what happened
 * @param live number of the generation that was live before
 * @param candidate number of the other generation
 * @param share share of the shoppers that the other answers from then on, 0 to 1
 * @param text why, for people to read
 */
public record RolloutEvent(
    Instant time, Kind kind, long live, long candidate, double share, String text) {

  /** What happened. */
  public enum Kind {
    /** A rollout began. */
    STARTED,
    /** The candidate answers a greater share of the shoppers. */
    STEP,
    /** The candidate became the live generation. */
    PROMOTED,
    /** The candidate was taken back. */
    ROLLED_BACK,
    /** The guide was closed or died in the middle of a rollout; the live generation stayed. */
    INTERRUPTED,
    /** Another generation was made the live one without a rollout. */
    SWITCHED;

    /** Whether a rollout is under way after it. */
    boolean isUnderWay() {
      return this == STARTED || this == STEP;
    }
  }

  /** One line for people to read. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s generation %d beside %d: %s, %.1f %% of the shoppers; %s",
        time,
        candidate,
        live,
        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        100 * share,
        text);
  }
}
