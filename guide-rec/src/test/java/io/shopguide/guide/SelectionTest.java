package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SelectionTest {
  @Property(tries = 500)
  void greatest_anyNumbers_isThatOfTheSortedOnes(
      @ForAll @Size(min = 1, max = 200) List<@FloatRange(min = 0, max = 1) Float> numbers,
      @ForAll @IntRange(min = 0, max = 199) int place,
      @ForAll boolean few) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = few ? Math.round(4 * numbers.get(i)) : numbers.get(i); // many equal ones
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int k = 1 + place % values.length;
    assertEquals(sorted[values.length - k], Selection.greatest(values, values.length, k));
  }
}
