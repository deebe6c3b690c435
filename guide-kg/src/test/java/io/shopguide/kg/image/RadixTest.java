package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class RadixTest {
  private final Radix radix = new Radix();

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void sort_anyKeys_isStableAndUnsigned(
      @ForAll @IntRange(max = 300) int count,
      @ForAll @IntRange(max = 63) int shift,
      @ForAll @IntRange(max = 7) int fromByte,
      @ForAll long seed) {
    Random random = new Random(seed);
    int fromBit = fromByte * Byte.SIZE;
    long[] keys = random.longs(count + 3).map(n -> n >>> shift).toArray();
    int[] values = IntStream.range(0, count + 3).toArray();
    long[] untouched = Arrays.copyOfRange(keys, count, count + 3);
    Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
    long[] given = keys.clone();
    Arrays.sort(order, Comparator.comparing(i -> given[i] >>> fromBit, Long::compareUnsigned));
    radix.sort(keys, values, count, fromBit);
    int[] expected = Arrays.stream(order).mapToInt(i -> i).toArray();
    assertArrayEquals(expected, Arrays.copyOf(values, count));
    assertArrayEquals(
        Arrays.stream(expected).mapToLong(i -> given[i]).toArray(), Arrays.copyOf(keys, count));
    assertArrayEquals(untouched, Arrays.copyOfRange(keys, count, count + 3));
    long[] alone = given.clone();
    radix.sort(alone, null, count, fromBit);
    assertArrayEquals(keys, alone);
  }
}
