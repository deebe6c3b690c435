package io.shopguide.rec.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListMeasuresTest {
  @Test
  void coverage_countsEachProductOnce() {
    List<int[]> rankings = List.of(new int[] {0, 1}, new int[] {1, 2}, new int[0]);
    assertEquals(0.3, ListMeasures.coverage(rankings, 10), 1e-12);
    assertEquals(0, ListMeasures.coverage(List.of(), 10));
  }

  @Test
  void novelty_isTheMeanSelfInformation() {
    int[] popularity = {8, 2, 0};
    // 8 of 16 shoppers: 1 bit; 2: 3 bits; none counts as one: 4 bits
    assertEquals(2, ListMeasures.novelty(new int[] {0, 1}, popularity, 16), 1e-12);
    assertEquals(4, ListMeasures.novelty(new int[] {2}, popularity, 16), 1e-12);
    assertEquals(Double.NaN, ListMeasures.novelty(new int[0], popularity, 16));
  }

  @Test
  void diversity_isTheMeanOverPairs() {
    ListMeasures.Similarity half = (a, b) -> a + b == 3 ? 1 : 0.5;
    // pairs 1-2 alike, 1-5 and 2-5 half alike
    assertEquals(1 / 3.0, ListMeasures.diversity(new int[] {1, 2, 5}, half), 1e-12);
    assertEquals(Double.NaN, ListMeasures.diversity(new int[] {1}, half));
  }
}
