package io.shopguide.rec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SparseScoresTest {
  static final int PRODUCTS = 40;

  @Property
  void add_anySequence_isLikeAMapInOrderOfArrival(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = PRODUCTS - 1) Integer> products) {
    SparseScores scores = new SparseScores(PRODUCTS);
    for (int round = 1; round <= 2; round++) {
      Map<Integer, Float> model = new LinkedHashMap<>();
      for (int i = 0; i < products.size(); i++) {
        float value = round * (i % 7 + 1);
        scores.add(products.get(i), value);
        model.merge(products.get(i), value, Float::sum);
      }
      assertDescribes(model, scores);
      scores.clear();
      assertDescribes(Map.of(), scores);
    }
  }

  private static void assertDescribes(Map<Integer, Float> model, SparseScores scores) {
    assertEquals(
        List.copyOf(model.keySet()),
        IntStream.range(0, scores.size()).mapToObj(scores::product).toList());
    for (int product = 0; product < PRODUCTS; product++) {
      assertEquals(model.getOrDefault(product, 0f), scores.get(product));
    }
    assertEquals(model.values().stream().max(Float::compare).orElse(0f), scores.max());
  }

  @Test
  void add_moreProductsThanTheListBegan_keepsAll() {
    SparseScores scores = new SparseScores(1_000);
    for (int product = 999; product >= 0; product--) {
      scores.add(product, product + 1);
    }
    assertEquals(1_000, scores.size());
    assertEquals(0, scores.product(999));
    assertEquals(1_000, scores.max());
    scores.clear();
    assertTrue(IntStream.range(0, 1_000).allMatch(p -> scores.get(p) == 0));
  }

  @Test
  void remove_touchedProduct_hasNoScoreUntilItIsAddedToAfterClear() {
    SparseScores scores = new SparseScores(3);
    scores.add(0, 2);
    scores.add(2, 5);
    scores.remove(2);
    scores.remove(1);
    assertEquals(0, scores.get(2));
    assertEquals(2, scores.max());
    assertEquals(2, scores.size());
    scores.clear();
    scores.add(2, 1);
    assertEquals(1, scores.size());
    assertEquals(1, scores.get(2));
  }

  @Test
  void add_noSuchProduct_changesNothing() {
    SparseScores scores = new SparseScores(2);
    assertThrows(IndexOutOfBoundsException.class, () -> scores.add(2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> scores.add(-1, 1));
    assertEquals(0, scores.size());
    assertEquals(0, scores.max());
  }
}
