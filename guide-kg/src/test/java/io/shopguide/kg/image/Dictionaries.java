package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What all dictionaries do, for their tests. */
final class Dictionaries {
  private Dictionaries() {}

  /** Compares a dictionary with its strings, and looks for others. */
  static void check(Dictionary dictionary, List<byte[]> strings, Collection<byte[]> others) {
    dictionary.validate();
    assertEquals(strings.size(), dictionary.size());
    TreeSet<byte[]> all = new TreeSet<>(Arrays::compareUnsigned);
    for (int i = 0; i < strings.size(); i++) {
      assertArrayEquals(strings.get(i), Written.string(dictionary, i));
      assertEquals(i, Written.find(dictionary, strings.get(i)), "string " + i);
      all.add(strings.get(i));
    }
    List<byte[]> wanted = new ArrayList<>(others);
    wanted.addAll(List.of(new byte[0], new byte[100], new byte[] {-1, -1, -1}));
    for (byte[] other : wanted) {
      assertEquals(all.contains(other), Written.find(dictionary, other) >= 0);
    }
  }

  /** Strings that are nearly the same. */
  static List<byte[]> near(byte[] string) {
    byte[] longer = Arrays.copyOf(string, string.length + 1);
    byte[] shorter = Arrays.copyOf(string, Math.max(0, string.length - 1));
    byte[] before = string.clone();
    byte[] after = string.clone();
    if (string.length > 0) {
      before[string.length - 1]--;
      after[string.length / 2]++;
    }
    byte[] one = longer.clone();
    one[string.length] = '1';
    return List.of(longer, shorter, before, after, one);
  }
}
