package io.shopguide.guide;

import java.util.List;
import java.util.Locale;

/**
 * How far a rollout is. Immutable and thread-safe.
 *
 * @param live number of the generation that was live when it began
 * @param candidate number of the generation that is tried
 * @param phase what goes on
 * @param share share of the shoppers that the candidate answers, 0 to 1
 * @param shadow what the shadow showed
 * @param guardrails what each guardrail shows, that with the most evidence of harm first
 * @param evidence of harm in all guardrails together, 1 to begin with
 * @param limit evidence from which on the candidate is rolled back
 */
public record RolloutStatus(
    long live,
    long candidate,
    Phase phase,
    double share,
    Shadow shadow,
    List<Figure> guardrails,
    double evidence,
    double limit) {

  /** What goes on in a rollout. */
  public enum Phase {
    /** The candidate answers questions that the live generation is asked, and nobody sees it. */
    SHADOW,
    /** The candidate answers a share of the shoppers. */
    CANARY,
    /** The candidate became the live generation. */
    PROMOTED,
    /** The candidate answers no more. */
    ROLLED_BACK,
    /** The guide was closed before the end. */
    INTERRUPTED;

    /**
     * Whether nothing more will happen.
     *
     * @return whether the rollout ended
     */
    public boolean isOver() {
      return this != SHADOW && this != CANARY;
    }
  }

  /**
   * Answers of the candidate that nobody saw, beside the live ones. Immutable and thread-safe.
   *
   * @param compared number of questions that both answered
   * @param skipped number of questions that were not asked because the candidate had enough to do
   * @param failed number of questions that the candidate failed on
   * @param liveEmpty number of questions that the live generation found nothing for
   * @param candidateEmpty number of questions that the candidate found nothing for
   * @param slower number of questions that took the candidate longer
   * @param common mean share of the live answer's products that are in the candidate's, NaN without
   *     any
   */
  public record Shadow(
      long compared,
      long skipped,
      long failed,
      long liveEmpty,
      long candidateEmpty,
      long slower,
      double common) {

    /** One line for people to read. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "shadow: %,d questions, %,d failed, %,d without result (live %,d), %.0f %% of the products"
              + " in common, slower in %,d",
          compared,
          failed,
          candidateEmpty,
          liveEmpty,
          100 * common,
          slower);
    }
  }

  /**
   * What a guardrail shows. Immutable and thread-safe.
   *
   * @param guardrail which
   * @param liveShare its mean share in visits of the live generation, NaN without any
   * @param liveVisits number of those
   * @param candidateShare its mean share in visits of the candidate, NaN without any
   * @param candidateVisits number of those
   * @param evidence of harm, 1 to begin with
   */
  public record Figure(
      Guardrail guardrail,
      double liveShare,
      long liveVisits,
      double candidateShare,
      long candidateVisits,
      double evidence) {

    /** One line for people to read. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s: live %.2f %% of %,d visits, candidate %.2f %% of %,d, evidence of harm %.3g",
          guardrail.label(),
          100 * liveShare,
          liveVisits,
          100 * candidateShare,
          candidateVisits,
          evidence);
    }
  }

  /** Makes a status with an unmodifiable copy of its list. */
  public RolloutStatus {
    guardrails = List.copyOf(guardrails);
  }

  /** Some lines for people to read. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "generation %d beside %d: %s, %.1f %% of the shoppers, evidence of harm %.3g of %.3g%n%s",
            candidate,
            live,
            phase.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            100 * share,
            evidence,
            limit,
            shadow));
    guardrails.forEach(figure -> text.append(System.lineSeparator()).append(figure));
    return text.toString();
  }
}
