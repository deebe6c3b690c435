package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpellingIndexTest {
  @Property(tries = 300)
  void near_anyWords_equalsBruteForce(
      @ForAll("wordSet") Set<String> words, @ForAll("word") String typed) {
    Map<String, Long> frequencies = new HashMap<>();
    words.forEach(word -> frequencies.put(word, 1L));
    List<String> expected =
        words.stream().filter(word -> distance(typed, word) <= 1).sorted().toList();
    SpellingIndex index = new SpellingIndex(frequencies);
    assertEquals(expected, index.near(typed));
    assertEquals(words.contains(typed), index.contains(typed));
  }

  @Property(tries = 500)
  void search_twoEditsInAnyWords_equalsBruteForce(
      @ForAll("wordSet") Set<String> words, @ForAll("word") String typed) {
    Map<String, Long> frequencies = new HashMap<>();
    words.forEach(word -> frequencies.put(word, 1L));
    SpellingIndex index = new SpellingIndex(frequencies);
    EditSearch search = new EditSearch();
    search.start(typed);
    index.search(search, 2);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < search.found().size(); i++) {
      found.add(index.words().word(search.found().get(i)));
    }
    assertEquals(
        words.stream().filter(word -> distance(typed, word) <= 2).sorted().toList(),
        found.stream().sorted().toList());
  }

  @Provide
  Arbitrary<String> word() {
    return Arbitraries.strings().withChars("abc").ofMinLength(1).ofMaxLength(8);
  }

  @Provide
  Arbitrary<Set<String>> wordSet() {
    return word().set().ofMaxSize(60);
  }

  /** Edits with transposition of neighbours, by the textbook's table. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + cost, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = swapped ? Math.min(d[i][j], d[i - 2][j - 2] + 1) : d[i][j];
      }
    }
    return d[a.length()][b.length()];
  }
}
