package io.shopguide.rec.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NdcgTest {
  private static final Map<String, Integer> RATINGS = Map.of("a", 3, "b", 2, "c", 1, "d", 0);
  private static final double LOG3 = Math.log(3) / Math.log(2);

  @Test
  void of_idealRanking_isOne() {
    assertEquals(1, new Ndcg(10).of(List.of("a", "b", "c", "d"), RATINGS), 1e-12);
    assertEquals(1, new Ndcg(2).of(List.of("a", "b", "d", "c"), RATINGS), 1e-12);
  }

  @Test
  void of_reversedRanking_isTheHandComputedValue() {
    // gains 0, 1, 3, 7 at ranks 1 to 4 over gains 7, 3, 1, 0
    double gain = 1 / LOG3 + 3 / 2.0 + 7 / (Math.log(5) / Math.log(2));
    double ideal = 7 + 3 / LOG3 + 1 / 2.0;
    assertEquals(gain / ideal, new Ndcg(10).of(List.of("d", "c", "b", "a"), RATINGS), 1e-12);
  }

  @Test
  void of_cutoff_countsTheHeadOfBoth() {
    assertEquals(3 / 7.0, new Ndcg(1).of(List.of("b", "a"), RATINGS), 1e-12);
    assertEquals(
        (3 + 7 / LOG3) / (7 + 3 / LOG3), new Ndcg(2).of(List.of("b", "a", "c"), RATINGS), 1e-12);
  }

  @Test
  void of_unratedProduct_takesARankAndGainsNothing() {
    assertEquals((7 / LOG3) / 7, new Ndcg(3).of(List.of("x", "a"), Map.of("a", 3)), 1e-12);
  }

  @Test
  void of_productTwice_countsOnce() {
    assertEquals(
        new Ndcg(3).of(List.of("a", "b"), RATINGS),
        new Ndcg(3).of(List.of("a", "a", "b"), RATINGS),
        1e-12);
  }

  @Test
  void of_emptyRanking_isZero() {
    assertEquals(0, new Ndcg(10).of(List.of(), RATINGS));
  }

  @Test
  void of_nothingRelevant_isNotANumberAndLeftOutOfTheMean() {
    double none = new Ndcg(10).of(List.of("d"), Map.of("d", 0));
    assertEquals(Double.NaN, none);
    assertEquals(Double.NaN, new Ndcg(10).of(List.of("d"), Map.of()));
    assertEquals(0.5, Ndcg.mean(new double[] {none, 0.25, 0.75}));
    assertEquals(Double.NaN, Ndcg.mean(new double[] {none}));
    assertEquals(Double.NaN, Ndcg.mean(new double[0]));
  }

  @Test
  void constructor_cutoffZero_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Ndcg(0));
  }
}
