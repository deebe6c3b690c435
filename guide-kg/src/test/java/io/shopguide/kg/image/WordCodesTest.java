package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranks are written in few bytes and read back. */
class WordCodesTest {
  @Property
  void append_anyRank_isReadBack(
      @ForAll @IntRange(max = 255) int oneByte,
      @ForAll @IntRange(max = 255) int more,
      @ForAll @IntRange(max = 1 << 24) int anyRank) {
    WordCodes codes = new WordCodes(oneByte, Math.min(255, oneByte + more));
    int rank = anyRank % codes.capacity();
    Scratch out = new Scratch();
    codes.append(rank, out);
    int first = out.bytes[0] & 0xFF;
    int length = codes.length(first);

    assertEquals(length, out.length);
    assertEquals(
        rank,
        codes.rank(
            first, length > 1 ? out.bytes[1] & 0xFF : 0, length > 2 ? out.bytes[2] & 0xFF : 0));
  }

  @ParameterizedTest
  @CsvSource({"255, 255", "256, 254", "767, 252", "768, 252", "10000, 216"})
  void cheapest_equallyFrequentWords_hasAsManyOneByteCodesAsFit(int words, int oneByte) {
    WordTable table = new WordTable();
    for (int i = 0; i < words; i++) {
      byte[] word = {(byte) i, (byte) (i >> 8)};
      table.count(word, 0, word.length);
    }

    assertEquals(new WordCodes(oneByte, 255), WordCodes.cheapest(table));
  }

  @Test
  void cheapest_oneFrequentWord_sparesItAByte() {
    WordTable table = new WordTable();
    for (int i = 0; i < 1 << 16; i++) {
      byte[] word = {(byte) i, (byte) (i >> 8)};
      for (int times = i == 0 ? 1 << 20 : 1; times > 0; times--) {
        table.count(word, 0, word.length);
      }
    }
    WordCodes codes = WordCodes.cheapest(table);

    assertEquals(1, codes.length(0));
    assertEquals(3, codes.length(254));
  }

  @Test
  void new_contradictingNumbers_throws() {
    assertThrows(IllegalArgumentException.class, () -> new WordCodes(-1, 3));
    assertThrows(IllegalArgumentException.class, () -> new WordCodes(4, 3));
    assertThrows(IllegalArgumentException.class, () -> new WordCodes(0, 256));
  }
}
