package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumberDictionaryTest {
  private static final ClassKey INTEGER = key("integer", Form.DECIMAL, 0);
  private static final ClassKey DOUBLE = key("double", Form.DOUBLE, 0);

  private static ClassKey key(String datatype, Form form, int scale) {
    return new ClassKey(ClassKey.Kind.DATATYPE, LiteralCoder.XSD + datatype, form, scale);
  }

  private static byte[] encoded(long value) {
    byte[] bytes = new byte[Long.BYTES];
    NumberDictionary.encode(value, bytes);
    return bytes;
  }

  private static ByteBuffer write(long... values) {
    List<byte[]> encoded = Arrays.stream(values).mapToObj(NumberDictionaryTest::encoded).toList();
    return Written.bytes(out -> NumberDictionary.write(out, Written.terms(encoded)));
  }

  private static void check(long... values) {
    List<byte[]> sorted =
        Written.sorted(Arrays.stream(values).mapToObj(NumberDictionaryTest::encoded).toList());
    long[] ascending = sorted.stream().mapToLong(b -> NumberDictionary.decode(b, 0)).toArray();
    assertEquals(
        Arrays.toString(Arrays.stream(values).sorted().distinct().toArray()),
        Arrays.toString(ascending));
    NumberDictionary read = new NumberDictionary(write(ascending), INTEGER, ascending.length);
    assertEquals(ascending.length, read.size());
    for (int i = 0; i < ascending.length; i++) {
      assertEquals(ascending[i], read.value(i));
      for (long near = -2; near <= 2; near++) {
        long wanted = ascending[i] + near;
        int index = Arrays.binarySearch(ascending, wanted);
        assertEquals(Math.max(index, -1), read.find(wanted));
        assertEquals(Math.max(index, -1), Written.find(read, encoded(wanted)));
      }
    }
  }

  @Test
  void find_extremes_findsThemOnly() {
    check(0);
    check(Long.MIN_VALUE);
    check(Long.MAX_VALUE);
    check(Long.MIN_VALUE, Long.MAX_VALUE);
    check(Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE);
    check(Long.MIN_VALUE, Long.MIN_VALUE + 1);
    check(5, 5 + (1L << 57) - 1);
    check(5, 5 + (1L << 57));
    check(-(1L << 56), 1L << 56);
    check(Long.MAX_VALUE - 1, Long.MAX_VALUE);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void find_anyNumbers_findsThemOnly(
      @ForAll @IntRange(min = 1, max = 100) int count,
      @ForAll @IntRange(max = 63) int shift,
      @ForAll long seed) {
    Random random = new Random(seed);
    long base = random.nextLong();
    check(random.longs(count).map(n -> base + (n >> shift)).toArray());
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void from_anyDoubles_splitsThem(
      @ForAll @IntRange(min = 1, max = 60) int count, @ForAll long seed) {
    Random random = new Random(seed);
    List<Double> numbers =
        new ArrayList<>(List.of(-0.0, 0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE));
    for (int i = 0; i < count; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      numbers.add(Double.isFinite(number) ? number : i / 4.0);
    }
    LiteralCoder coder = new LiteralCoder();
    long[] values = numbers.stream().mapToLong(n -> value(coder, n)).sorted().distinct().toArray();
    NumberDictionary read = new NumberDictionary(write(values), DOUBLE, values.length);
    read.validate();
    double[] ascending = numbers.stream().mapToDouble(n -> n).sorted().distinct().toArray();
    for (int i = 0; i < ascending.length; i++) {
      double number = ascending[i];
      assertEquals(number, read.number(i)); // tells -0.0 from 0.0
      assertEquals(
          Double.toString(number), new String(Written.string(read, i), StandardCharsets.UTF_8));
      assertEquals(Arrays.stream(ascending).filter(n -> n < number).count(), read.from(number));
      assertEquals(Arrays.stream(ascending).filter(n -> n <= number).count(), read.after(number));
    }
    assertEquals(0, read.from(Double.NEGATIVE_INFINITY));
    assertEquals(values.length, read.from(Double.POSITIVE_INFINITY));
    assertEquals(values.length, read.after(Double.POSITIVE_INFINITY));
  }

  private static long value(LiteralCoder coder, double number) {
    byte[] text = Written.utf8(Double.toString(number));
    coder.code(LiteralCoder.Family.DOUBLE, text, 0, text.length);
    assertEquals(Form.DOUBLE, coder.form(), () -> "" + number);
    return coder.value();
  }

  @Test
  void validate_damagedNumbers_isRefused() {
    new NumberDictionary(write(-5, 7), INTEGER, 2).validate();
    List<NumberDictionary> wrong =
        List.of(
            new NumberDictionary(write(1L << 62, Long.MIN_VALUE), INTEGER, 2), // not in order
            new NumberDictionary(write(-5, 7, 7), INTEGER, 3),
            new NumberDictionary(write(100_000_000_000_000_000L), INTEGER, 1), // 18 digits
            new NumberDictionary(write(Long.MIN_VALUE), INTEGER, 1),
            new NumberDictionary(write(0, 2), key("boolean", Form.BOOLEAN, 0), 2),
            new NumberDictionary(write(3_000_000), key("date", Form.DATE, 0), 1),
            new NumberDictionary(write(-719_529), key("date", Form.DATE, 0), 1),
            new NumberDictionary(write(Long.MAX_VALUE), key("dateTime", Form.DATE_TIME, 0), 1),
            new NumberDictionary(write(Long.MAX_VALUE), DOUBLE, 1), // NaN
            new NumberDictionary(write(5), key("string", Form.DECIMAL, 0), 1),
            new NumberDictionary(write(5), key("integer", Form.DATE, 0), 1));
    for (NumberDictionary dictionary : wrong) {
      assertThrows(IllegalArgumentException.class, dictionary::validate);
    }
  }

  @Test
  void numberDictionary_countsThatCannotBe_areRefused() {
    ByteBuffer one = write(5);
    assertThrows(
        IllegalArgumentException.class,
        () -> new NumberDictionary(one, INTEGER, Integer.MAX_VALUE));
    ByteBuffer plain = write(Long.MIN_VALUE, Long.MAX_VALUE);
    int fitting =
        LongStream.range(0, 100).filter(n -> 16 + 8 * n <= plain.capacity()).toArray().length - 1;
    assertEquals(Long.MAX_VALUE, new NumberDictionary(plain, INTEGER, fitting).value(1));
    assertThrows(
        IllegalArgumentException.class, () -> new NumberDictionary(plain, INTEGER, fitting + 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new NumberDictionary(ByteBuffer.allocate(15), INTEGER, 1));
    ByteBuffer width = write(5);
    width.putInt(8, 58);
    assertThrows(IllegalArgumentException.class, () -> new NumberDictionary(width, INTEGER, 1));
    assertTrue(write(5).capacity() < plain.capacity());
  }
}
