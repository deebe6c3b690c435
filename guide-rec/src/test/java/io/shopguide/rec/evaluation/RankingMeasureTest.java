package io.shopguide.rec.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RankingMeasureTest {
  private static final int[] RANKING = {7, 3, 9, 1, 4};
  private static final int[] RELEVANT = {1, 2, 3}; // at ranks 4, none and 2

  @ParameterizedTest
  @CsvSource({
    "RECALL, 5, 0.6666666666666666", // 2 of 3
    "RECALL, 3, 0.3333333333333333",
    "PRECISION, 5, 0.4",
    "PRECISION, 10, 0.2", // a short ranking is not excused
    "HIT_RATE, 1, 0",
    "HIT_RATE, 2, 1",
    "RECIPROCAL_RANK, 5, 0.5",
    "RECIPROCAL_RANK, 1, 0",
    "AVERAGE_PRECISION, 5, 0.3333333333333333", // (1/2 + 2/4) / 3
    "AVERAGE_PRECISION, 2, 0.25", // (1/2) / 2
    // (1/log2(3) + 1/log2(5)) / (1 + 1/log2(3) + 1/2)
    "NDCG, 5, 0.49818925746641285"
  })
  void of_handComputedCase(RankingMeasure measure, int cutoff, double expected) {
    assertEquals(expected, measure.of(RANKING, RELEVANT, cutoff), 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void of_nothingRelevant_isNotANumber(RankingMeasure measure) {
    assertEquals(Double.NaN, measure.of(RANKING, new int[0], 5));
  }

  @ParameterizedTest
  @EnumSource
  void of_onlyRelevantProducts_isOneAndNoneIsZero(RankingMeasure measure) {
    assertEquals(1, measure.of(new int[] {3, 1, 2}, RELEVANT, 3), 1e-12);
    assertEquals(0, measure.of(new int[] {4, 5, 6}, RELEVANT, 3), 1e-12);
    assertEquals(0, measure.of(new int[0], RELEVANT, 3), 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void of_cutoffZero_isRefused(RankingMeasure measure) {
    assertThrows(IllegalArgumentException.class, () -> measure.of(RANKING, RELEVANT, 0));
  }

  @Property
  void ndcg_ofRelevanceOrRatingsOfOne_isTheSame(
      @ForAll("products") List<Integer> ranking,
      @ForAll("products") List<Integer> relevant,
      @ForAll @IntRange(min = 1, max = 12) int cutoff) {
    Map<String, Integer> ratings =
        relevant.stream().collect(Collectors.toMap(Object::toString, p -> 1));
    List<String> names = ranking.stream().map(Object::toString).toList();
    int[] sorted = relevant.stream().mapToInt(Integer::intValue).sorted().toArray();
    int[] ranked = ranking.stream().mapToInt(Integer::intValue).toArray();
    Ndcg ndcg = new Ndcg(cutoff);
    assertEquals(ndcg.of(names, ratings), ndcg.of(ranked, sorted), 1e-12);
  }

  @Provide
  Arbitrary<List<Integer>> products() {
    return Arbitraries.integers().between(0, 15).list().uniqueElements().ofMaxSize(10);
  }

  @Test
  void report_meansAndValuesOfUsers() {
    RankingReport report =
        RankingReport.of(List.of(RANKING, RANKING), List.of(RELEVANT, new int[] {7}), 5);
    assertEquals(2, report.users());
    assertEquals(5, report.cutoff());
    assertEquals(0.75, report.mean(RankingMeasure.RECIPROCAL_RANK), 1e-12);
    assertEquals("[0.5, 1.0]", Arrays.toString(report.values(RankingMeasure.RECIPROCAL_RANK)));
    ConfidenceInterval interval = report.interval(RankingMeasure.RECIPROCAL_RANK, 1);
    assertEquals(0.5, interval.low(), 1e-12);
    assertEquals(1.0, interval.high(), 1e-12);
  }

  @Test
  void report_usersThatCannotBeMeasured_areRefused() {
    List<int[]> one = List.of(RANKING);
    assertThrows(IllegalArgumentException.class, () -> RankingReport.of(List.of(), List.of(), 5));
    assertThrows(IllegalArgumentException.class, () -> RankingReport.of(one, List.of(), 5));
    assertThrows(
        IllegalArgumentException.class, () -> RankingReport.of(one, List.of(new int[0]), 5));
  }
}
