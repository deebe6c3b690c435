package io.shopguide.lexicon;

import java.util.List;

/**
 * Whether one letter is easily typed for another: both are vowels, sound alike, or are neighbours
 * on the keyboard.
 */
final class Slip {
  private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
  private static final List<String> ALIKE =
      List.of("aeiouy", "ckqx", "szc", "fvp", "gj", "mn", "td");

  private Slip() {}

  /** Whether two words that differ in one letter differ by a likely slip. */
  static boolean isLikely(String typed, String word) {
    int at = 0;
    while (typed.charAt(at) == word.charAt(at)) {
      at++;
    }
    char a = typed.charAt(at);
    char b = word.charAt(at);
    return a > 'z' || b > 'z' || areNeighbours(a, b) || areAlike(a, b);
  }

  private static boolean areNeighbours(char a, char b) {
    int rowA = row(a);
    int rowB = row(b);
    int columnA = ROWS.get(rowA).indexOf(a);
    int columnB = ROWS.get(rowB).indexOf(b);
    return Math.abs(rowA - rowB) <= 1 && Math.abs(columnA - columnB) <= 1;
  }

  private static int row(char letter) {
    int row = 0;
    while (ROWS.get(row).indexOf(letter) < 0) {
      row++;
    }
    return row;
  }

  private static boolean areAlike(char a, char b) {
    return ALIKE.stream().anyMatch(group -> group.indexOf(a) >= 0 && group.indexOf(b) >= 0);
  }
}
