package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LevelTest {
  @Property(tries = 1000)
  void seek_anyStart_findsTheFirstNotLess(
      @ForAll Set<@IntRange(min = 0, max = 60) Integer> values,
      @ForAll @IntRange(min = 0, max = 70) int wanted,
      @ForAll @IntRange(min = 0, max = 60) int anyStart) {
    int[] ids = values.stream().mapToInt(Integer::intValue).sorted().toArray();
    int start = Math.min(anyStart, ids.length);
    int expected = start;
    while (expected < ids.length && ids[expected] < wanted) {
      expected++;
    }
    assertEquals(expected, Level.seek(ids, start, ids.length, wanted));
  }
}
