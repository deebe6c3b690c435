package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EliasFanoTest {
  private static void assertKeeps(int... numbers) {
    int count = numbers.length;
    int[] longer = Arrays.copyOf(numbers, count + 1);
    longer[count] = -1;
    ByteBuffer bytes =
        Written.bytes(
            out -> {
              out.writeLong(-1);
              EliasFano.write(out, longer, count);
            });
    long greatest = count == 0 ? 0 : numbers[count - 1];
    assertEquals(bytes.capacity() - Long.BYTES, EliasFano.bytesFor(count, greatest));
    EliasFano sequence = new EliasFano(bytes, Long.BYTES, count, greatest);
    assertEquals(count, sequence.count());
    int before = 0;
    for (int i = 0; i < count; i++) {
      assertEquals(numbers[i], sequence.get(i), "number " + i);
      assertEquals((long) before << Integer.SIZE | numbers[i], sequence.pair(i), "pair " + i);
      before = numbers[i];
    }
  }

  @Test
  void get_shortAndEvenSequences_givesWhatWasWritten() {
    assertKeeps();
    for (int n : List.of(0, 1, 63, 64, 65, 1 << 20, Integer.MAX_VALUE)) {
      assertKeeps(n);
      assertKeeps(0, n);
      for (int count : List.of(2, 63, 64, 65, 128, 129, 1000)) {
        int[] equal = new int[count];
        Arrays.fill(equal, n);
        assertKeeps(equal);
        equal[0] = 0;
        assertKeeps(equal);
        Arrays.fill(equal, 0, count - 1, 0);
        assertKeeps(equal);
      }
    }
    for (int count : List.of(1, 63, 64, 65, 200)) {
      int[] numbers = new int[count];
      for (int step : List.of(1, 2, 7, 1 << 16)) {
        Arrays.setAll(numbers, i -> (i + 1) * step);
        assertKeeps(numbers);
      }
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void get_skewedSequences_givesWhatWasWritten(
      @ForAll @IntRange(min = 1, max = 400) int count,
      @ForAll @IntRange(max = 25) int gapBits,
      @ForAll @IntRange(min = 1, max = 60) int rare,
      @ForAll long seed) {
    Random random = new Random(seed);
    int[] numbers = new int[count];
    long last = 0;
    for (int i = 0; i < count; i++) {
      last += random.nextInt(rare) == 0 ? random.nextInt(1 << gapBits) : random.nextInt(3);
      numbers[i] = (int) Math.min(last, Integer.MAX_VALUE);
    }
    assertKeeps(numbers);
  }

  @Test
  void eliasFano_tooFewBytes_isRefused() {
    ByteBuffer bytes = Written.bytes(out -> EliasFano.write(out, new int[] {3, 900, 901}, 3));
    assertEquals(3, new EliasFano(bytes, 0, 3, 901).count());
    for (int length = 0; length < bytes.capacity(); length++) {
      ByteBuffer part = bytes.slice(0, length);
      if (length < EliasFano.bytesFor(3, 901) - 7) {
        assertThrows(IllegalArgumentException.class, () -> new EliasFano(part, 0, 3, 901));
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new EliasFano(bytes, 0, Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void get_bitsThatAreNotThere_endsWithAnException() {
    ByteBuffer zeros = ByteBuffer.allocate(200).order(ImageFormat.ORDER);
    EliasFano sequence = new EliasFano(zeros, 0, 100, 100);
    assertThrows(IndexOutOfBoundsException.class, () -> sequence.get(99));
    assertThrows(IndexOutOfBoundsException.class, () -> sequence.pair(1));
  }
}
