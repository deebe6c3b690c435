package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardrailsTest {
  private static final long SLOW = 100;

  /** A visit in which nothing goes wrong, or one thing. */
  private static Visit visit(boolean onCandidate, Guardrail harmed) {
    Visit visit = new Visit(onCandidate, 0, 0.5, SLOW, 0);
    visit.asked(
        harmed != Guardrail.ZERO_RESULTS, harmed == Guardrail.LATENCY ? 101 : 100, List.of("a"));
    if (harmed == Guardrail.FAILURES) {
      visit.failed();
    }
    if (harmed != Guardrail.CLICKS) {
      visit.clicked("a");
    }
    if (harmed != Guardrail.PURCHASES) {
      visit.bought("a");
    }
    visit.end();
    return visit;
  }

  @ParameterizedTest
  @EnumSource
  void add_harmOfOneKind_breaksThatGuardrail(Guardrail harmed) {
    Guardrails guardrails = new Guardrails(RolloutPlan.defaults());
    Random random = new Random(1);
    int visits = 0;
    while (!guardrails.areBroken() && visits++ < 2_000) {
      boolean onCandidate = random.nextBoolean();
      boolean harm = random.nextDouble() < (onCandidate ? 0.4 : 0.1);
      guardrails.add(visit(onCandidate, harm ? harmed : null));
    }
    assertTrue(guardrails.areBroken());
    assertTrue(guardrails.evidence() >= 20);
    assertEquals(harmed, guardrails.figures().getFirst().guardrail());
    double better = harmed.harm(guardrails.figures().getFirst().liveShare());
    assertEquals(0.1, better, 0.1);
  }

  @ParameterizedTest
  @EnumSource
  void add_harmOfAKindThatIsNotWatched_breaksNothing(Guardrail harmed) {
    Guardrails guardrails = new Guardrails(RolloutPlan.defaults().without(harmed));
    for (int visit = 0; visit < 500; visit++) {
      guardrails.add(visit(visit % 2 == 0, visit % 2 == 0 ? harmed : null));
    }
    assertFalse(guardrails.areBroken());
  }

  @Test
  void shares_ofSeveralQuestions_areMeans() {
    Visit visit = new Visit(true, 0, 0.5, SLOW, 0);
    visit.clicked("early");
    visit.asked(true, 50, List.of("a", "b"));
    visit.clicked("a");
    visit.clicked("b");
    visit.clicked("not shown");
    visit.asked(false, 101, List.of("c"));
    visit.asked(true, 500, List.of("a"));
    visit.saw(List.of("d"));
    visit.bought("not shown");
    visit.asked(true, 100, List.of());
    visit.clicked("d");
    assertEquals(
        Map.of(
            Guardrail.FAILURES, 0.0,
            Guardrail.ZERO_RESULTS, 0.25,
            Guardrail.LATENCY, 0.5,
            Guardrail.CLICKS, 0.5,
            Guardrail.PURCHASES, 0.0),
        visit.shares());
    visit.end();
    visit.bought("a");
    assertEquals(0.0, visit.shares().get(Guardrail.PURCHASES));
  }

  @Test
  void addShadow_failures_breakTheGuardrailWithoutVisits() {
    Guardrails guardrails = new Guardrails(RolloutPlan.defaults());
    for (int question = 0; question < 100; question++) {
      guardrails.addShadow(false, question % 4 == 0, false);
    }
    assertTrue(guardrails.areBroken());
    assertEquals(Guardrail.FAILURES, guardrails.figures().getFirst().guardrail());
    assertEquals(0, guardrails.figures().getFirst().candidateVisits());
  }
}
