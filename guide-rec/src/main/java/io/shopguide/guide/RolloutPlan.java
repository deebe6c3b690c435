package io.shopguide.guide;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a candidate generation is tried: first in the shadow, where its answers are compared and not
 * shown, then on a growing share of the shoppers.
 *
 * <p>A shopper counts once in a rollout, with the first visit. It begins with the first question
 * and lasts a fixed time, within which clicks and purchases count; all of it is answered by the
 * same generation. Immutable and thread-safe.
 *
 * @param shadowQuestions least number of questions that the candidate answers in the shadow, at
 *     least 0
 * @param steps the shares, growing; after the last the candidate is promoted
 * @param tolerances for each guardrail to watch how much greater the harm may be, 0 to below 1
 * @param level greatest probability to roll back a candidate that is within all tolerances, however
 *     often one looks
 * @param visit how long a visit lasts
 * @param slow what a slow answer takes longer than; empty for what 95 % of the live answers took
 *     before the step began
 */
public record RolloutPlan(
    int shadowQuestions,
    List<Step> steps,
    Map<Guardrail, Double> tolerances,
    double level,
    Duration visit,
    Optional<Duration> slow) {

  /**
   * A step of a plan. Immutable and thread-safe.
   *
   * @param share share of the shoppers that the candidate answers, above 0 and below 1
   * @param visits least number of complete visits that the candidate answered in the step, positive
   */
  public record Step(double share, int visits) {
    /**
     * Makes a step.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Step {
      if (!(share > 0 && share < 1) || visits < 1) {
        throw new IllegalArgumentException(
            "A step has a share between 0 and 1 and at least one visit, not "
                + share
                + " and "
                + visits
                + "; the last step is followed by all shoppers anyway");
      }
    }
  }

  /**
   * Makes a plan.
   *
   * @throws IllegalArgumentException if a number is out of range, the shares do not grow, or there
   *     is no step
   */
  public RolloutPlan {
    steps = List.copyOf(steps);
    if (shadowQuestions < 0) {
      throw new IllegalArgumentException(
          "The number of shadow questions is " + shadowQuestions + "; it must be at least 0");
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "The plan has no step; to switch at once use ShoppingGuide.switchTo");
    }
    for (int step = 1; step < steps.size(); step++) {
      if (steps.get(step).share() <= steps.get(step - 1).share()) {
        throw new IllegalArgumentException("The shares of the steps do not grow: " + steps);
      }
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("The level is " + level + "; it lies between 0 and 1");
    }
    Map<Guardrail, Double> sorted = new EnumMap<>(Guardrail.class);
    tolerances.forEach(
        (guardrail, tolerance) -> {
          if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                "The tolerance of " + guardrail + " is " + tolerance + "; it lies in 0 to 1");
          }
          sorted.put(guardrail, tolerance);
        });
    tolerances = Collections.unmodifiableMap(sorted);
    if (visit.isNegative() || visit.isZero()) {
      throw new IllegalArgumentException("A visit lasts some time, not " + visit);
    }
    Objects.requireNonNull(slow, "slow");
  }

  /**
   * 200 questions in the shadow, then 1, 5, 25 and 50 % of the shoppers with at least 100, 300,
   * 1,000 and 12,000 visits; all guardrails at a level of 5 % together, visits of half an hour.
   *
   * @return the plan used when none is given
   */
  public static RolloutPlan defaults() {
    Map<Guardrail, Double> tolerances = new EnumMap<>(Guardrail.class);
    for (Guardrail guardrail : Guardrail.values()) {
      tolerances.put(guardrail, guardrail.tolerance());
    }
    return new RolloutPlan(
        200,
        List.of(
            new Step(0.01, 100), new Step(0.05, 300), new Step(0.25, 1_000), new Step(0.5, 12_000)),
        tolerances,
        0.05,
        Duration.ofMinutes(30),
        Optional.empty());
  }

  /**
   * The same plan with another length of the shadow.
   *
   * @param questions least number of questions, 0 for no shadow
   * @return another plan
   */
  public RolloutPlan withShadow(int questions) {
    return new RolloutPlan(questions, steps, tolerances, level, visit, slow);
  }

  /**
   * The same plan with other steps.
   *
   * @param others the steps, with growing shares
   * @return another plan
   */
  public RolloutPlan withSteps(Step... others) {
    return new RolloutPlan(shadowQuestions, List.of(others), tolerances, level, visit, slow);
  }

  /**
   * The same plan with another tolerance.
   *
   * @param guardrail what it is about
   * @param tolerance how much greater the harm may be, 0 to below 1
   * @return another plan
   */
  public RolloutPlan withTolerance(Guardrail guardrail, double tolerance) {
    Map<Guardrail, Double> others = new EnumMap<>(Guardrail.class);
    others.putAll(tolerances);
    others.put(guardrail, tolerance);
    return new RolloutPlan(shadowQuestions, steps, others, level, visit, slow);
  }

  /**
   * The same plan without a guardrail, for example without clicks where none are reported.
   *
   * @param guardrail what not to watch
   * @return another plan
   */
  public RolloutPlan without(Guardrail guardrail) {
    Map<Guardrail, Double> others = new EnumMap<>(Guardrail.class);
    others.putAll(tolerances);
    others.remove(guardrail);
    return new RolloutPlan(shadowQuestions, steps, others, level, visit, slow);
  }

  /**
   * The same plan with another level.
   *
   * @param probability greatest probability to roll back a candidate that does no harm
   * @return another plan
   */
  public RolloutPlan withLevel(double probability) {
    return new RolloutPlan(shadowQuestions, steps, tolerances, probability, visit, slow);
  }

  /**
   * The same plan with visits of another length.
   *
   * @param duration how long a visit lasts
   * @return another plan
   */
  public RolloutPlan withVisit(Duration duration) {
    return new RolloutPlan(shadowQuestions, steps, tolerances, level, duration, slow);
  }

  /**
   * The same plan with a fixed limit of slow answers.
   *
   * @param limit what a slow answer takes longer than
   * @return another plan
   */
  public RolloutPlan withSlow(Duration limit) {
    return new RolloutPlan(shadowQuestions, steps, tolerances, level, visit, Optional.of(limit));
  }
}
