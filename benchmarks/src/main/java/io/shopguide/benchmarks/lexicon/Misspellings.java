package io.shopguide.benchmarks.lexicon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Misspelled and unknown words, and their nearest words by brute force. Stateless and thread-safe.
 */
final class Misspellings {
  private static final int COUNT = 5_000;
  private static final int OTHERS = 8_000;
  private static final long OTHERS_SEED = 99;

  private Misspellings() {}

  /**
   * Unknown words: one half made by an edit of a known one, the other half without regard to any.
   */
  static List<String> make(List<String> words, long seed) {
    Random random = new Random(seed);
    Set<String> known = new HashSet<>(words);
    List<String> typed = new ArrayList<>();
    while (typed.size() < COUNT / 2) {
      String edited = edited(words.get(random.nextInt(words.size())), random);
      if (!known.contains(edited)) {
        typed.add(edited);
      }
    }
    for (String word : Words.make(OTHERS, new Random(OTHERS_SEED))) {
      if (!known.contains(word) && typed.size() < COUNT) {
        typed.add(word);
      }
    }
    Collections.shuffle(typed, random);
    return typed;
  }

  private static String edited(String word, Random random) {
    int at = random.nextInt(word.length());
    String before = word.substring(0, at);
    String after = word.substring(at + 1);
    char letter = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + letter + word.substring(at);
      case 2 -> before + letter + after;
      default ->
          after.isEmpty()
              ? word + letter
              : before + after.charAt(0) + word.charAt(at) + after.substring(1);
    };
  }

  /** Whether two words are at most some edits apart, no part being edited twice. */
  static boolean isWithin(String a, String b, int edits) {
    if (Math.abs(a.length() - b.length()) > edits) {
      return false;
    }
    int head = 0;
    int shorter = Math.min(a.length(), b.length());
    while (head < shorter && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    if (edits == 1 && shorter - head - tail > 2) {
      return false; // what differs is more than two letters
    }
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      int least = Integer.MAX_VALUE;
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cell(a, b, table, i, j);
        least = Math.min(least, table[i][j]);
      }
      if (least > edits) {
        return false;
      }
    }
    return table[a.length()][b.length()] <= edits;
  }

  private static int cell(String a, String b, int[][] table, int i, int j) {
    int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }

  /** The number of words near a typed one, by comparing it with each. */
  static int bruteForce(String typed, List<String> words, int edits) {
    return (int) words.stream().filter(word -> isWithin(typed, word, edits)).count();
  }
}
