package io.shopguide.monitoring.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpaceSavingTest {

  /** Squares of uniform numbers, so that small ones are frequent. */
  private static String draw(Random random, int texts) {
    double uniform = random.nextDouble();
    return "text " + (int) (uniform * uniform * uniform * texts);
  }

  @Test
  void top_randomStreams_keepsThePromisesOfThePaper() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int capacity = 1 + random.nextInt(40);
      int length = random.nextInt(3_000);
      int texts = 1 + random.nextInt(500);
      SpaceSaving sketch = new SpaceSaving(capacity);
      Map<String, Long> exact = new HashMap<>();
      for (int i = 0; i < length; i++) {
        String text = draw(random, texts);
        sketch.add(text);
        exact.merge(text, 1L, Long::sum);
      }
      Map<String, FrequentText> held =
          sketch.top(0, Integer.MAX_VALUE).stream()
              .collect(Collectors.toMap(FrequentText::text, t -> t));
      assertEquals(length, sketch.total());
      assertEquals(Math.min(capacity, exact.size()), held.size());
      assertEquals(length, held.values().stream().mapToLong(FrequentText::count).sum());
      for (FrequentText text : held.values()) {
        long truth = exact.get(text.text());
        assertTrue(text.count() >= truth && text.count() - text.error() <= truth, text.toString());
        assertTrue(text.error() <= length / capacity, text.toString());
      }
      exact.forEach(
          (text, count) ->
              assertTrue(count <= length / capacity || held.containsKey(text), text + count));
    }
  }

  @Test
  void top_fewTexts_isExactAndInOrder() {
    SpaceSaving sketch = new SpaceSaving(8);
    for (String text : "b a c a b a d".split(" ", -1)) {
      sketch.add(text);
    }
    assertEquals(
        List.of(
            new FrequentText("a", 3, 0), new FrequentText("b", 2, 0), new FrequentText("c", 1, 0)),
        sketch.top(1, 3));
    assertEquals(List.of(new FrequentText("a", 3, 0)), sketch.top(3, 9));
    sketch.clear();
    assertEquals(List.of(), sketch.top(0, 9));
    assertEquals(0, sketch.total());
    sketch.add("z");
    assertEquals(List.of(new FrequentText("z", 1, 0)), sketch.top(0, 9));
  }

  @Test
  void top_countThatMayBeAnothers_isNotCertain() {
    SpaceSaving sketch = new SpaceSaving(1);
    sketch.add("a");
    sketch.add("a");
    sketch.add("b");
    assertEquals(List.of(new FrequentText("b", 3, 2)), sketch.top(1, 9));
    assertEquals(List.of(), sketch.top(2, 9));
  }

  @Test
  void new_noCapacity_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SpaceSaving(0));
  }
}
