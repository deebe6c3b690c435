package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PackedTest {
  private static final int START = 3;

  private static ByteBuffer write(long[] numbers, int width) {
    return Written.bytes(
        out -> {
          out.writeBytes(new byte[START], 0, START);
          Packed.Writer writer = new Packed.Writer(out, width);
          for (long number : numbers) {
            writer.add(number);
          }
          writer.finish();
        });
  }

  private static long[] random(Random random, int count, int width) {
    return random.longs(count).map(n -> n & ((1L << width) - 1)).toArray();
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void get_anyWidth_givesWhatWasWritten(
      @ForAll @IntRange(max = Packed.MAX_WIDTH) int width,
      @ForAll @IntRange(max = 200) int count,
      @ForAll long seed) {
    long[] numbers = random(new Random(seed), count, width);
    ByteBuffer bytes = write(numbers, width);
    assertEquals(0, bytes.capacity() % Long.BYTES);
    Packed packed = new Packed(bytes, START, width, count);
    for (int i = 0; i < count; i++) {
      assertEquals(numbers[i], packed.get(i), "number " + i);
    }
  }

  @Test
  void get_eachWidthAndItsExtremes_givesWhatWasWritten() {
    for (int width = 0; width <= Packed.MAX_WIDTH; width++) {
      long greatest = (1L << width) - 1;
      long[] numbers = {greatest, 0, greatest, greatest, greatest / 3, 0, 0, greatest};
      Packed packed = new Packed(write(numbers, width), START, width, numbers.length);
      for (int i = 0; i < numbers.length; i++) {
        assertEquals(numbers[i], packed.get(i), "number " + i + " of " + width + " bits");
      }
      assertEquals(width, Packed.widthFor(greatest));
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void copy_anyRange_addsToEach(@ForAll @IntRange(max = 31) int width, @ForAll long seed) {
    Random random = new Random(seed);
    long[] numbers = random(random, 1 + random.nextInt(100), width);
    Packed packed = new Packed(write(numbers, width), START, width, numbers.length);
    int from = random.nextInt(numbers.length);
    int to = from + random.nextInt(numbers.length - from + 1);
    int[] out = new int[to - from + 2];
    Arrays.fill(out, -7);
    packed.copy(from, to, -5, out, 1);
    int[] expected = out.clone();
    for (int i = from; i < to; i++) {
      expected[1 + i - from] = (int) (numbers[i] - 5);
    }
    assertEquals(Arrays.toString(expected), Arrays.toString(out));
    assertEquals(-7, out[0]);
    assertEquals(-7, out[out.length - 1]);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void search_ascendingRange_isThatOfArrays(
      @ForAll @IntRange(min = 8, max = Packed.MAX_WIDTH) int width, @ForAll long seed) {
    Random random = new Random(seed);
    long[] numbers =
        Arrays.stream(random(random, 1 + random.nextInt(150), width)).sorted().distinct().toArray();
    Packed packed = new Packed(write(numbers, width), START, width, numbers.length);
    int from = random.nextInt(numbers.length);
    int to = from + random.nextInt(numbers.length - from + 1);
    for (long near : numbers) {
      for (long wanted = near - 1; wanted <= near + 1; wanted++) {
        assertEquals(
            Arrays.binarySearch(numbers, from, to, wanted), packed.search(from, to, wanted));
      }
    }
    assertEquals(-from - 1, packed.search(from, to, Long.MIN_VALUE));
    assertEquals(-to - 1, packed.search(from, to, Long.MAX_VALUE));
  }

  @Test
  void packed_lastNumberAtTheEnd_readsWithinTheBuffer() {
    for (int width = 0; width <= Packed.MAX_WIDTH; width++) {
      for (int count = 0; count < 20; count++) {
        int bytes = (int) Packed.bytesFor(count, width);
        Packed packed = new Packed(ByteBuffer.allocate(bytes), 0, width, count);
        for (int i = 0; i < count; i++) {
          assertEquals(0, packed.get(i));
        }
      }
    }
  }

  @Test
  void packed_placeThatDoesNotFit_isRefused() {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    assertEquals(8, new Packed(bytes, 0, 8, 8).width());
    assertThrows(IllegalArgumentException.class, () -> new Packed(bytes, 0, 8, 9));
    assertThrows(IllegalArgumentException.class, () -> new Packed(bytes, 1, 8, 8));
    assertThrows(IllegalArgumentException.class, () -> new Packed(bytes, 9, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Packed(bytes, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Packed(bytes, 0, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Packed(bytes, 0, 58, 1));
    assertThrows(IllegalArgumentException.class, () -> new Packed(bytes, 0, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> new Packed(bytes, 0, 57, 1L << 40));
  }
}
