package io.shopguide.guide;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The tests of all guardrails of a plan. The mean of their evidence is evidence against the
 * candidate being within all tolerances, at the level of the plan over all of them (Vovk and Wang,
 * "E-values: calibration, combination and applications", Annals of Statistics 49, 2021). Not
 * thread-safe.
 */
final class Guardrails {
  private final Map<Guardrail, HarmTest> tests = new EnumMap<>(Guardrail.class);
  private final double limit;

  Guardrails(RolloutPlan plan) {
    plan.tolerances().forEach((guardrail, most) -> tests.put(guardrail, new HarmTest(most)));
    limit = 1 / plan.level();
  }

  /** Takes a complete visit. */
  void add(Visit visit) {
    Map<Guardrail, Double> shares = visit.shares();
    tests.forEach(
        (guardrail, test) ->
            test.add(visit.onCandidate(), visit.share(), guardrail.harm(shares.get(guardrail))));
  }

  /** Takes a question that was answered in the shadow, too. */
  void addShadow(boolean liveEmpty, boolean failed, boolean empty) {
    HarmTest failures = tests.get(Guardrail.FAILURES);
    if (failures != null) {
      failures.addPair(0, failed ? 1 : 0);
    }
    HarmTest zero = tests.get(Guardrail.ZERO_RESULTS);
    if (zero != null && !failed) {
      zero.addPair(liveEmpty ? 1 : 0, empty ? 1 : 0);
    }
  }

  /** The evidence of harm, 1 to begin with. */
  double evidence() {
    return tests.isEmpty()
        ? 1
        : tests.values().stream().mapToDouble(HarmTest::evidence).sum() / tests.size();
  }

  /** The evidence from which on the candidate is rolled back. */
  double limit() {
    return limit;
  }

  boolean areBroken() {
    return evidence() >= limit;
  }

  /** What each guardrail shows, that with the most evidence first. */
  List<RolloutStatus.Figure> figures() {
    List<RolloutStatus.Figure> figures = new ArrayList<>();
    tests.forEach(
        (guardrail, test) ->
            figures.add(
                new RolloutStatus.Figure(
                    guardrail,
                    guardrail.harm(test.liveHarm()),
                    test.liveVisits(),
                    guardrail.harm(test.candidateHarm()),
                    test.candidateVisits(),
                    test.evidence())));
    figures.sort((a, b) -> Double.compare(b.evidence(), a.evidence()));
    return figures;
  }
}
