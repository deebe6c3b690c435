package io.shopguide.benchmarks.lexicon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes up pronounceable words. Stateless and thread-safe. */
final class Words {
  private static final List<String> ONSETS =
      List.of(
          "b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "st",
          "tr", "br", "pl", "ch", "sh");
  private static final List<String> NUCLEI = List.of("a", "e", "i", "o", "u", "ea", "ou");
  private static final List<String> CODAS = List.of("", "", "n", "r", "l", "s", "t", "x");
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 14;

  private Words() {}

  /** Different words of 3 to 14 letters. */
  static List<String> make(int count, Random random) {
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < count) {
      StringBuilder word = new StringBuilder();
      int syllables = 1 + (random.nextInt(10) < 8 ? 1 : 0) + random.nextInt(3);
      for (int i = 0; i < syllables; i++) {
        word.append(any(ONSETS, random)).append(any(NUCLEI, random)).append(any(CODAS, random));
      }
      if (word.length() >= MIN_LENGTH && word.length() <= MAX_LENGTH) {
        words.add(word.toString());
      }
    }
    return List.copyOf(words);
  }

  private static String any(List<String> pieces, Random random) {
    return pieces.get(random.nextInt(pieces.size()));
  }
}
