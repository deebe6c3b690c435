package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyDictionaryTest {
  private static ByteBuffer write(List<byte[]> keys) {
    return Written.bytes(out -> KeyDictionary.write(out, Written.terms(keys)));
  }

  private static void check(List<byte[]> keys) {
    KeyDictionary dictionary = new KeyDictionary(write(keys), keys.size());
    List<byte[]> others = new ArrayList<>();
    keys.forEach(key -> others.addAll(Dictionaries.near(key)));
    Dictionaries.check(dictionary, keys, others);
    for (byte[] other : others) {
      assertEquals(
          Collections.binarySearch(keys, other, Arrays::compareUnsigned),
          Written.find(dictionary, other));
    }
  }

  /** Strings with long common beginnings, of few different bytes. */
  private static List<byte[]> random(Random random, int count, int bytes) {
    List<byte[]> keys = new ArrayList<>();
    byte[] last = new byte[0];
    for (int i = 0; i < count; i++) {
      byte[] key = new byte[random.nextInt(12)];
      int kept = random.nextInt(3) == 0 ? 0 : Math.min(last.length, key.length);
      for (int j = 0; j < key.length; j++) {
        key[j] = j < kept ? last[j] : (byte) (random.nextInt(bytes) - bytes / 2);
      }
      keys.add(key);
      last = key;
    }
    return Written.sorted(keys);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void find_anyKeys_isThatOfASortedList(
      @ForAll @IntRange(min = 1, max = 120) int count,
      @ForAll @IntRange(min = 1, max = 256) int bytes,
      @ForAll long seed) {
    check(random(new Random(seed), count, bytes));
  }

  @Test
  void find_keysAroundTheBlocks_isThatOfASortedList() {
    for (int count = 1; count < 30; count++) {
      List<byte[]> keys = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        keys.add(Written.utf8("key-%03d%s".formatted(i * 7, "x".repeat(i % 3))));
      }
      check(keys);
    }
    check(List.of(new byte[0]));
    check(Written.sorted(List.of(new byte[0], new byte[1], new byte[2], new byte[] {0, -1})));
  }

  @Test
  void append_longKeys_givesThemBack() {
    List<byte[]> keys = new ArrayList<>();
    for (int length : List.of(0, 127, 128, 129, 16_383, 16_384, 70_000)) {
      keys.add(Written.utf8("a".repeat(length)));
      keys.add(Written.utf8("a".repeat(length) + "é"));
    }
    check(Written.sorted(keys));
  }

  @Test
  void validate_keysOutOfOrder_isRefused() {
    byte[] a = Written.utf8("a");
    byte[] b = Written.utf8("b");
    for (List<byte[]> keys : List.of(List.of(b, a), List.of(a, a))) {
      KeyDictionary dictionary = new KeyDictionary(write(keys), 2);
      assertThrows(IllegalArgumentException.class, dictionary::validate);
    }
  }

  @Test
  void keyDictionary_otherSize_isRefused() {
    ByteBuffer bytes = write(List.of(Written.utf8("a"), Written.utf8("b")));
    new KeyDictionary(bytes, 2).validate();
    assertThrows(RuntimeException.class, () -> new KeyDictionary(bytes, 3).validate());
    assertThrows(IllegalArgumentException.class, () -> new KeyDictionary(bytes, Integer.MAX_VALUE));
    assertThrows(
        IllegalArgumentException.class, () -> new KeyDictionary(ByteBuffer.allocate(7), 1));
    assertThrows(
        IllegalArgumentException.class, () -> new KeyDictionary(ByteBuffer.allocate(8), 1));
  }
}
