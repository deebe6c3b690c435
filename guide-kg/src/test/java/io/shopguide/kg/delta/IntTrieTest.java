package io.shopguide.kg.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntTrieTest {
  /** A trie and what it should hold. */
  private record Version(IntTrie<String> trie, TreeMap<Integer, String> model) {
    void check(Random random, int bits) {
      TreeMap<Integer, String> all = new TreeMap<>();
      List<Integer> order = new ArrayList<>();
      trie.forEach(
          (id, value) -> {
            all.put(id, value);
            order.add(id);
          });
      assertEquals(model, all);
      assertEquals(List.copyOf(model.keySet()), order);
      for (int i = 0; i < 50; i++) {
        checkId(random.nextInt() >>> (32 - bits));
      }
      for (int id : model.keySet()) {
        checkId(id);
        checkId(Math.max(0, id - 1));
        checkId(id == Integer.MAX_VALUE ? 0 : id + 1);
      }
      checkId(Integer.MAX_VALUE);
    }

    private void checkId(int id) {
      assertEquals(model.get(id), trie.get(id));
      Integer next = model.ceilingKey(id);
      assertEquals(next == null ? -1 : next, trie.next(id), "from " + id);
    }
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void with_newEditors_leavesFormerVersionsAsTheyWere(
      @ForAll @IntRange(min = 1, max = 31) int bits, @ForAll long seed) {
    Random random = new Random(seed);
    List<Version> versions = new ArrayList<>();
    IntTrie<String> trie = IntTrie.empty();
    TreeMap<Integer, String> model = new TreeMap<>();
    for (int editor = 0; editor < 6; editor++) {
      versions.add(new Version(trie, new TreeMap<>(model)));
      Object token = new Object();
      for (int i = random.nextInt(40); i > 0; i--) {
        int id = random.nextInt() >>> (32 - random.nextInt(1, bits + 1));
        if (random.nextInt(4) == 0) {
          trie = trie.with(id, null, token);
          model.remove(id);
        } else {
          String value = editor + "." + i;
          trie = trie.with(id, value, token);
          model.put(id, value);
        }
      }
      versions.add(new Version(trie, new TreeMap<>(model)));
    }
    versions.forEach(version -> version.check(random, bits));
  }

  @Test
  void with_sameEditor_changesInPlace() {
    Object editor = new Object();
    IntTrie<String> trie = IntTrie.<String>empty().with(70_000, "a", editor);
    assertSame(trie, trie.with(69_999, "b", editor));
    assertEquals("b", trie.get(69_999));
    IntTrie<String> other = trie.with(69_999, "c", new Object());
    assertEquals("b", trie.get(69_999));
    assertEquals("c", other.get(69_999));
    assertEquals("a", other.get(70_000));
  }

  @Test
  void empty_anyId_hasNone() {
    IntTrie<String> empty = IntTrie.empty();
    assertEquals(-1, empty.next(0));
    assertEquals(-1, empty.next(64));
    assertEquals(null, empty.get(0));
    assertEquals(null, empty.get(64));
    empty.with(3, "a", new Object());
    assertEquals(null, empty.get(3));
  }
}
