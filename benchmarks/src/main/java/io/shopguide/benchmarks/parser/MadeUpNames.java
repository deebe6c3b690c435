package io.shopguide.benchmarks.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Names as a large shop has them, from a seed: made-up words, alone and in rows of two to four, the
 * words of the rows Zipf-distributed. Not thread-safe; one per run.
 */
final class MadeUpNames {
  private static final int WORDS = 60_000;
  private static final int MOST_SINGLE = 30_000;
  private static final double SINGLE_SHARE = 0.15;
  private static final double ZIPF = 0.9;
  private static final String[] ONSETS = {
    "b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "st", "tr",
    "br", "pl", "ch", "sh"
  };
  private static final String[] NUCLEI = {"a", "e", "i", "o", "u", "ea", "ou"};
  private static final String[] CODAS = {"", "", "n", "r", "l", "s", "t", "x"};

  private final Random random;
  private final List<String> words;
  private final double[] cumulative = new double[WORDS];

  MadeUpNames(long seed) {
    random = new Random(seed);
    words = words();
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      sum += 1 / Math.pow(i + 1.0, ZIPF);
      cumulative[i] = sum;
    }
  }

  /** So many different names. */
  List<String> names(int count) {
    Set<String> names = new LinkedHashSet<>();
    int single = Math.min((int) (count * SINGLE_SHARE), MOST_SINGLE);
    while (names.size() < single) {
      names.add(words.get(random.nextInt(WORDS)));
    }
    while (names.size() < count) {
      int kind = random.nextInt(85); // of 100 names, 40 have two words, 28 three and 17 four
      int length = kind < 40 ? 2 : kind < 68 ? 3 : 4;
      StringBuilder name = new StringBuilder(word());
      for (int i = 1; i < length; i++) {
        name.append(' ').append(word());
      }
      names.add(name.toString());
    }
    return List.copyOf(names);
  }

  private String word() {
    int at = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[WORDS - 1]);
    return words.get(Math.min(at < 0 ? -at - 1 : at, WORDS - 1));
  }

  private List<String> words() {
    Set<String> made = new LinkedHashSet<>();
    while (made.size() < WORDS) {
      StringBuilder word = new StringBuilder();
      int syllables = 1 + (random.nextInt(10) < 8 ? 1 : 0) + random.nextInt(3);
      for (int i = 0; i < syllables; i++) {
        word.append(any(ONSETS)).append(any(NUCLEI)).append(any(CODAS));
      }
      if (word.length() >= 3 && word.length() <= 14) {
        made.add(word.toString());
      }
    }
    return new ArrayList<>(made);
  }

  private String any(String[] parts) {
    return parts[random.nextInt(parts.length)];
  }
}
