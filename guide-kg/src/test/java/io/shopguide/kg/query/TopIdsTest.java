package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TopIdsTest {
  @Property(tries = 500)
  void sort_anyOffers_keepsTheBestInOrder(
      @ForAll @IntRange(min = 1, max = 12) int capacity,
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 5) Integer> scores) {
    TopIds best = new TopIds(capacity);
    for (int round = 0; round < 2; round++) {
      best.clear();
      for (int i = scores.size() - 1; i >= 0; i--) {
        int id = i * 7 % 41;
        best.offer(id, scores.get(i));
      }
      best.sort();
    }
    List<String> expected =
        IntStream.range(0, scores.size())
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer i) -> -scores.get(i))
                    .thenComparingInt(i -> i * 7 % 41))
            .limit(capacity)
            .map(i -> i * 7 % 41 + "=" + (double) scores.get(i))
            .toList();
    assertEquals("TopIds" + expected, best.toString());
    assertEquals(expected.size(), best.size());
    assertEquals(capacity, best.capacity());
  }

  @Test
  void id_rankThatIsNotThere_isRefused() {
    TopIds best = new TopIds(3);
    best.offer(7, 1);
    best.sort();
    assertEquals(7, best.id(0));
    assertThrows(IndexOutOfBoundsException.class, () -> best.id(1));
    assertThrows(IndexOutOfBoundsException.class, () -> best.score(-1));
    assertThrows(IllegalArgumentException.class, () -> new TopIds(0));
  }
}
