package io.shopguide.benchmarks.kg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TopTest {

  @Property
  void offer_anyCounts_keepsTheGreatestInOrder(
      @ForAll List<@IntRange(min = 1, max = 20) Integer> counts,
      @ForAll @IntRange(min = 1, max = 12) int limit) {
    Top top = new Top(limit);
    top.offer(-1, 99);
    top.clear();
    for (int key = 0; key < counts.size(); key++) {
      top.offer(key, counts.get(key));
    }
    List<Integer> expected =
        IntStream.range(0, counts.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer key) -> -counts.get(key)))
            .limit(limit)
            .toList();
    assertEquals(expected, IntStream.range(0, top.size()).mapToObj(top::key).toList());
    for (int i = 0; i < top.size(); i++) {
      assertEquals(counts.get(top.key(i)), top.count(i));
    }
  }
}
