package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BytesTableTest {
  /** A string with its tag; equal if both are. */
  private record Entry(int tag, String bytes) {
    static Entry of(int tag, byte[] bytes) {
      return new Entry(tag, Arrays.toString(bytes));
    }
  }

  /** Strings with common beginnings, zero bytes and lengths around 8. */
  private static byte[] string(Random random) {
    byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(30) : 6 + random.nextInt(5)];
    int same = random.nextInt(bytes.length + 1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i < same ? 'a' : random.nextInt(4) - 2);
    }
    return bytes;
  }

  private static int add(BytesTable table, int tag, byte[] string) {
    byte[] within = new byte[string.length + 5];
    System.arraycopy(string, 0, within, 3, string.length);
    int found = table.find(tag, within, 3, 3 + string.length);
    int added = table.add(tag, within, 3, 3 + string.length);
    assertEquals(found < 0 ? table.size() - 1 : found, added);
    return added;
  }

  private static byte[] string(BytesTable table, int index) {
    return Arrays.copyOfRange(table.bytes(), table.start(index), table.end(index));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void sorted_anyStrings_isTheirUnsignedOrder(
      @ForAll @IntRange(max = 400) int count,
      @ForAll @IntRange(min = 1, max = 5) int tags,
      @ForAll long seed) {
    Random random = new Random(seed);
    BytesTable table = new BytesTable();
    Map<Entry, Integer> model = new HashMap<>();
    List<byte[]> strings = new ArrayList<>();
    List<Integer> tagOf = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int tag = random.nextInt(tags);
      byte[] string = string(random);
      int index = add(table, tag, string);
      if (model.putIfAbsent(Entry.of(tag, string), index) == null) {
        assertEquals(strings.size(), index);
        strings.add(string);
        tagOf.add(tag);
      }
      assertEquals(model.get(Entry.of(tag, string)), index);
    }
    assertEquals(strings.size(), table.size());
    for (int i = 0; i < strings.size(); i++) {
      assertArrayEquals(strings.get(i), string(table, i));
      assertEquals(tagOf.get(i), table.tag(i));
    }
    int[] rankOfTag = random.ints(0, tags).distinct().limit(tags).toArray();
    List<Integer> expected = new ArrayList<>(model.values());
    expected.sort(
        Comparator.comparingInt((Integer i) -> rankOfTag[tagOf.get(i)])
            .thenComparing(strings::get, Arrays::compareUnsigned));
    assertEquals(expected, Arrays.stream(table.sorted(rankOfTag)).boxed().toList());
  }

  @Test
  void add_manyStrings_growsAndFindsThem() {
    BytesTable table = new BytesTable();
    int count = 50_000;
    long least = table.ramBytesUsed();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < count; i++) {
        byte[] string = Written.utf8("http://a.example/" + i * 7919L);
        assertEquals(i, table.add(i & 1, string, 0, string.length));
        assertEquals(-1, table.find(2, string, 0, string.length));
      }
    }
    assertEquals(count, table.size());
    assertTrue(table.ramBytesUsed() > least + 20L * count);
    assertTrue(table.hasRoom(1));
    table.clear();
    assertEquals(0, table.size());
    byte[] string = Written.utf8("http://a.example/0");
    assertEquals(-1, table.find(0, string, 0, string.length));
    assertEquals(0, table.add(0, string, 0, string.length));
    assertArrayEquals(string, string(table, 0));
  }

  @Test
  void add_longString_isKept() {
    BytesTable table = new BytesTable();
    byte[] string = new byte[1 << 20];
    new Random(5).nextBytes(string);
    assertEquals(0, add(table, 0, new byte[0]));
    assertEquals(1, add(table, 0, string));
    assertEquals(2, add(table, 1, string));
    assertArrayEquals(string, string(table, 2));
    assertEquals(List.of(2, 0, 1), Arrays.stream(table.sorted(new int[] {1, 0})).boxed().toList());
  }
}
