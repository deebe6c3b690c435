package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DigitDictionaryTest {
  private static List<byte[]> keys(String... keys) {
    return Written.sorted(Arrays.stream(keys).map(Written::utf8).toList());
  }

  private static int commonLength(List<byte[]> keys) {
    try {
      return DigitDictionary.commonLength(Written.terms(keys));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteBuffer write(List<byte[]> keys, int length) {
    return Written.bytes(out -> DigitDictionary.write(out, Written.terms(keys), length));
  }

  private static void check(int length, List<byte[]> keys) {
    assertEquals(length, commonLength(keys));
    List<byte[]> others = new ArrayList<>(keys("0", "00", "1", "10", "x", ""));
    for (byte[] key : keys) {
      others.addAll(Dictionaries.near(key));
      String text = new String(key, StandardCharsets.UTF_8);
      for (int end = 1; end < key.length; end++) {
        others.add(Written.utf8(text.substring(0, end)));
      }
      others.add(Written.utf8("0" + text));
      others.add(Written.utf8(text + "0"));
      others.add(Written.utf8(text + "00000000000000000"));
    }
    Dictionaries.check(new DigitDictionary(write(keys, length), keys.size()), keys, others);
  }

  @Test
  void find_keysOfOneLength_findsThemOnly() {
    check(13, keys("4006381333931", "0006381333931", "0000000000000", "9999999999999"));
    check(1, keys("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    check(17, keys("00000000000000000", "99999999999999999", "12345678901234567"));
    check(2, keys("07"));
  }

  @Test
  void find_keysOfMixedLengths_findsThemOnly() {
    check(0, keys("0", "1", "10", "100", "101", "11", "2", "20", "9", "99", "999"));
    check(0, keys("5", "99999999999999999", "10000000000000000", "9999999999999999"));
    String[] powers = new String[DigitDictionary.MAX_LENGTH];
    Arrays.setAll(powers, i -> "1" + "0".repeat(i));
    check(0, keys(powers));
    Arrays.setAll(powers, i -> "9".repeat(i + 1));
    check(0, keys(powers));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void find_anyNumbers_findsThemOnly(
      @ForAll @IntRange(min = 1, max = 17) int longest,
      @ForAll @IntRange(min = 2, max = 100) int count,
      @ForAll long seed) {
    Random random = new Random(seed);
    long greatest = (long) Math.pow(10, longest) - 1;
    List<byte[]> mixed = new ArrayList<>(keys("7", "10"));
    List<byte[]> equal = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long number = random.nextLong(greatest) >> random.nextInt(57);
      mixed.add(Written.utf8(Long.toString(number)));
      equal.add(Written.utf8(("%0" + longest + "d").formatted(number)));
    }
    check(0, Written.sorted(mixed));
    check(longest, Written.sorted(equal));
  }

  @Test
  void commonLength_otherKeys_refusesThem() {
    assertEquals(-1, commonLength(keys("1", "a")));
    assertEquals(-1, commonLength(keys("", "1")));
    assertEquals(-1, commonLength(keys("01", "1")));
    assertEquals(-1, commonLength(keys("00", "1")));
    assertEquals(-1, commonLength(keys("-1")));
    assertEquals(-1, commonLength(keys("1/", "1:")));
    assertEquals(-1, commonLength(keys("123456789012345678")));
  }

  @Test
  void validate_damagedKeys_isRefused() {
    for (List<byte[]> wrong :
        List.of(
            List.of(Written.utf8("20"), Written.utf8("10")),
            List.of(Written.utf8("10"), Written.utf8("10")))) {
      for (int length : new int[] {0, 2}) {
        DigitDictionary dictionary = new DigitDictionary(write(wrong, length), 2);
        assertThrows(IllegalArgumentException.class, dictionary::validate);
      }
    }
    DigitDictionary tooLong = new DigitDictionary(write(keys("10", "11"), 1), 2);
    assertThrows(IllegalArgumentException.class, tooLong::validate);
    byte[] greatest = Written.utf8(Long.toString((1L << Packed.MAX_WIDTH) - 1));
    DigitDictionary tooGreat = new DigitDictionary(write(List.of(greatest), 0), 1);
    assertThrows(IllegalArgumentException.class, tooGreat::validate);
  }

  @Test
  void digitDictionary_otherCounts_areRefused() {
    ByteBuffer bytes = write(keys("0", "1", "2", "3"), 1);
    new DigitDictionary(bytes, 4).validate();
    assertThrows(IllegalArgumentException.class, () -> new DigitDictionary(bytes, 5));
    ByteBuffer zero = write(keys("0"), 1);
    assertThrows(
        IllegalArgumentException.class, () -> new DigitDictionary(zero, Integer.MAX_VALUE));
    assertThrows(
        IllegalArgumentException.class, () -> new DigitDictionary(write(keys("1"), 18), 1));
    assertThrows(
        IllegalArgumentException.class, () -> new DigitDictionary(write(keys("1"), -1), 1));
    assertThrows(
        IllegalArgumentException.class, () -> new DigitDictionary(ByteBuffer.allocate(7), 0));
  }
}
