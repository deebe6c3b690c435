package io.shopguide.lexicon;

import java.util.List;

/**
 * Whether one letter is easily typed for another: both are vowels, sound alike, or are neighbours
 * on a QWERTY keyboard. Immutable and thread-safe.
 */
final class Slip {
  private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
  private static final List<String> ALIKE =
      List.of("aeiouy", "ckqx", "szc", "fvp", "gj", "mn", "td");
  private static final int LETTERS = 26;
  private static final boolean[] LIKELY = new boolean[LETTERS * LETTERS];

  static {
    for (String group : ALIKE) {
      for (int a = 0; a < group.length(); a++) {
        for (int b = 0; b < group.length(); b++) {
          LIKELY[index(group.charAt(a), group.charAt(b))] = true;
        }
      }
    }
    for (int rowA = 0; rowA < ROWS.size(); rowA++) {
      for (int rowB = Math.max(0, rowA - 1); rowB < Math.min(ROWS.size(), rowA + 2); rowB++) {
        addNeighbours(ROWS.get(rowA), ROWS.get(rowB));
      }
    }
  }

  private Slip() {}

  private static void addNeighbours(String rowA, String rowB) {
    for (int a = 0; a < rowA.length(); a++) {
      for (int b = Math.max(0, a - 1); b < Math.min(rowB.length(), a + 2); b++) {
        LIKELY[index(rowA.charAt(a), rowB.charAt(b))] = true;
      }
    }
  }

  private static int index(char a, char b) {
    return (a - 'a') * LETTERS + b - 'a';
  }

  /** Whether a letter is likely to be a slip for another one; always, outside a to z. */
  static boolean isLikely(char typed, char meant) {
    boolean known = typed >= 'a' && typed <= 'z' && meant >= 'a' && meant <= 'z';
    return !known || LIKELY[index(typed, meant)];
  }
}
