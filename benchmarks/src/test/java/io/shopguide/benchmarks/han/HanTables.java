package io.shopguide.benchmarks.han;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the tables of Chinese characters that {@code guide-core} carries from ICU's
 * transliterators, character by character.
 */
final class HanTables {
  static final String SIMPLIFIED = "han-simplified.txt";
  static final String SYLLABLES = "han-syllables.txt";

  private static final String LICENCE =
      "# Derived from Unicode CLDR and Unihan data through ICU4J; Unicode License v3, see NOTICE\n";
  private static final char FIRST = '\u3400';
  private static final char LAST = '\u9FFF';
  private static final int PAIRS_A_LINE = 40;

  private HanTables() {}

  /**
   * Writes both tables.
   *
   * @param args the folder
   * @throws IOException if they cannot be written
   */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0], SIMPLIFIED), simplified());
    Files.writeString(Path.of(args[0], SYLLABLES), syllables());
  }

  /** Pairs of a traditional character and its simplified form. */
  static String simplified() {
    Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");
    StringBuilder table = new StringBuilder(LICENCE);
    int pairs = 0;
    for (char c = FIRST; c <= LAST; c++) {
      // Twice, as some results are themselves folded further.
      String once = transliterator.transliterate(String.valueOf(c));
      String folded = transliterator.transliterate(once);
      if (folded.length() == 1 && folded.charAt(0) != c && isHan(folded.charAt(0))) {
        table.append(c).append(folded);
        pairs++;
        table.append(pairs % PAIRS_A_LINE == 0 ? "\n" : "");
      }
    }
    return table.append('\n').toString();
  }

  /** Lines of a syllable without its tone, a tab and the characters that are read so. */
  static String syllables() {
    Transliterator transliterator =
        Transliterator.getInstance("Han-Latin; NFD; [:Mn:] Remove; NFC");
    Map<String, StringBuilder> charactersOf = new TreeMap<>();
    for (char c = '\u4E00'; c <= LAST; c++) {
      String syllable = transliterator.transliterate(String.valueOf(c)).strip();
      if (!syllable.isEmpty() && syllable.chars().allMatch(l -> l >= 'a' && l <= 'z')) {
        charactersOf.computeIfAbsent(syllable, s -> new StringBuilder()).append(c);
      }
    }
    StringBuilder table = new StringBuilder(LICENCE);
    charactersOf.forEach(
        (syllable, characters) ->
            table.append(syllable).append('\t').append(characters).append('\n'));
    return table.toString();
  }

  private static boolean isHan(char c) {
    return c >= FIRST && c <= LAST;
  }
}
