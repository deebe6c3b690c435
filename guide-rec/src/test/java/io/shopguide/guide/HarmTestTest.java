package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmTestTest {
  private static final int RUNS = 200;
  private static final double LEVEL = 0.05;

  /** The share of runs in which the evidence ever reaches the limit, looked at after each visit. */
  private static double stopped(
      double liveHarm, double candidateHarm, double tolerance, int visits, boolean driftingRate) {
    int stopped = 0;
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(run);
      HarmTest test = new HarmTest(tolerance);
      double highest = 0;
      for (int visit = 0; visit < visits && highest < 1 / LEVEL; visit++) {
        double share = visit < visits / 4 ? 0.1 : 0.5;
        boolean onCandidate = random.nextDouble() < share;
        double drift = driftingRate ? 0.3 * Math.sin(visit / 200.0) : 0;
        double harm = (onCandidate ? candidateHarm : liveHarm) + drift;
        test.add(onCandidate, share, random.nextDouble() < harm ? 1 : 0);
        highest = Math.max(highest, test.evidence());
      }
      stopped += highest >= 1 / LEVEL ? 1 : 0;
    }
    return (double) stopped / RUNS;
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 0, false",
    "0.5, 0.5, 0, true",
    "0.02, 0.02, 0, false",
    "0.05, 0.1, 0.05, false",
    "0.6, 0.5, 0, false"
  })
  void add_harmWithinTheTolerance_staysBelowTheLimitAtTheLevel(
      double live, double candidate, double tolerance, boolean drifting) {
    double stopped = stopped(live, candidate, tolerance, 4_000, drifting);
    // Three standard deviations of the share in so many runs above the level.
    assertTrue(stopped <= LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / RUNS), stopped + " stopped");
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0.5, 0", "0.02, 0.06, 0", "0.05, 0.2, 0.05", "0, 0.02, 0"})
  void add_moreHarm_reachesTheLimit(double live, double candidate, double tolerance) {
    double stopped = stopped(live, candidate, tolerance, 4_000, false);
    assertTrue(stopped >= 0.95, stopped + " stopped");
  }

  @Test
  void addPair_sameOutcomes_provesNothing() {
    HarmTest test = new HarmTest(0);
    for (int question = 0; question < 1_000; question++) {
      test.addPair(question % 3 == 0 ? 1 : 0, question % 3 == 0 ? 1 : 0);
    }
    assertEquals(1, test.evidence(), 1e-9);
  }

  @Test
  void addPair_oneInTenWorse_reachesTheLimit() {
    HarmTest test = new HarmTest(0.005);
    for (int question = 0; question < 300; question++) {
      test.addPair(0, question % 10 == 0 ? 1 : 0);
    }
    assertTrue(test.evidence() > 1 / LEVEL, test.evidence() + "");
  }

  @Test
  void add_worstPayoffsForEver_neverRuins() {
    HarmTest test = new HarmTest(0.9);
    for (int visit = 0; visit < 200; visit++) {
      test.add(true, 0.01, 0);
      test.add(false, 0.01, 1);
      test.addPair(1, 0);
      assertTrue(test.evidence() > 0 && !Double.isNaN(test.evidence()));
    }
    assertEquals(1, test.liveHarm());
    assertEquals(0, test.candidateHarm());
    assertEquals(200, test.candidateVisits());
    assertFalse(test.evidence() > 1);
  }
}
