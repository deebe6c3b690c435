package io.shopguide.kg.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Words are counted, and the ones worth a code come out in order. */
class WordTableTest {
  @Property(tries = 200)
  void count_anyWords_agreesWithModel(
      @ForAll List<@AlphaChars @StringLength(min = 1, max = 2) String> words) {
    WordTable table = new WordTable();
    Map<String, Integer> model = new HashMap<>();
    for (String word : words) {
      count(table, word, 1);
      model.merge(word, 1, Integer::sum);
    }

    assertEquals(model.size(), table.size());
    model.forEach((word, count) -> assertEquals(count, table.occurrences(find(table, word))));
    assertEquals(-1, find(table, "other"));
  }

  @Test
  void count_moreWordsThanFit_keepsTheFrequentOnes() {
    WordTable table = new WordTable(100);
    for (int i = 0; i < 40; i++) {
      count(table, "frequent" + i, 5);
    }
    for (int i = 0; i < 10_000; i++) {
      count(table, "rare" + i, 1);
      assertTrue(table.size() <= 100);
    }

    for (int i = 0; i < 40; i++) {
      assertEquals(5, table.occurrences(find(table, "frequent" + i)));
    }
  }

  @Test
  void count_tooLongWord_isNotTaken() {
    WordTable table = new WordTable();
    count(table, "x".repeat(WordTable.LONGEST), 1);
    count(table, "x".repeat(WordTable.LONGEST + 1), 1);

    assertEquals(1, table.size());
    assertEquals(-1, find(table, "x".repeat(WordTable.LONGEST + 1)));
  }

  @Test
  void count_wordsThatCollideInStringHashCode_staysFast() {
    WordTable table = new WordTable();
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 1 << 16; i++) {
            StringBuilder word = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
              word.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            count(table, word.toString(), 1);
          }
        });
    assertEquals(1 << 16, table.size());
  }

  @Test
  void worthwhile_words_areOrderedByFrequency() {
    WordTable table = new WordTable();
    count(table, "seldom", 2);
    count(table, "once", 1);
    count(table, "most", 9);
    count(table, "often", 5);
    WordTable ranked = table.worthwhile();

    assertEquals(3, ranked.size());
    assertEquals(0, find(ranked, "most"));
    assertEquals(1, find(ranked, "often"));
    assertEquals(2, find(ranked, "seldom"));
    assertEquals("mostoftenseldom", ranked.bytes().text(0));
    assertEquals(9, ranked.occurrences(0));
    assertEquals(4, ranked.start(1));
    assertEquals(9, ranked.end(1));
  }

  @Test
  void worthwhile_pairOfCharacters_mustBeMoreFrequentThanOneCharacter() {
    WordTable table = new WordTable();
    count(table, "手", 3);
    count(table, "手机", 9);
    count(table, "充电", 10);
    WordTable ranked = table.worthwhile();

    assertEquals(2, ranked.size());
    assertEquals(0, find(ranked, "充电"));
    assertEquals(1, find(ranked, "手"));
  }

  private static void count(WordTable table, String word, int times) {
    byte[] bytes = word.getBytes(UTF_8);
    for (int i = 0; i < times; i++) {
      table.count(bytes, 0, bytes.length);
    }
  }

  private static int find(WordTable table, String word) {
    byte[] bytes = word.getBytes(UTF_8);
    return table.find(bytes, 0, bytes.length);
  }
}
