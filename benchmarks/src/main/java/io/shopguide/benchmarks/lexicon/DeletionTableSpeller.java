package io.shopguide.benchmarks.lexicon;

import java.util.List;

/**
 * A table by the hash of each word without one letter, of the word's number alone: words whose
 * deletions have another hash may stand in between, and are compared for nothing. The words
 * themselves stay where they were and are not counted.
 */
final class DeletionTableSpeller implements Speller {
  private List<String> words = List.of();
  private int[] table = new int[0]; // number of a word plus 1, or 0
  private int[] lastSeen = new int[0]; // the last lookup that compared a word
  private int lookup;

  @Override
  public void build(List<String> all) {
    words = all;
    lastSeen = new int[all.size()];
    int entries = 0;
    for (String word : all) {
      for (int left = -1; left < word.length(); left++) {
        entries += isFirstOfRun(word, left) ? 1 : 0;
      }
    }
    table = new int[Integer.highestOneBit((int) (entries * 1.25)) * 2];
    for (int id = 0; id < all.size(); id++) {
      String word = all.get(id);
      for (int left = -1; left < word.length(); left++) {
        if (isFirstOfRun(word, left)) {
          put(hash(word, left), id);
        }
      }
    }
  }

  /**
   * Whether leaving a letter out, none for -1, gives another text than leaving out the one before.
   */
  private static boolean isFirstOfRun(String word, int left) {
    return left <= 0 || word.charAt(left) != word.charAt(left - 1);
  }

  private void put(int hash, int id) {
    int slot = hash & (table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = id + 1;
  }

  private static int hash(String word, int left) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      if (i != left) {
        hash = (hash + word.charAt(i) + 1) * 0x9E37_79B9_7F4A_7C15L ^ (hash >>> 29);
      }
    }
    hash = (hash ^ (hash >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
    return (int) (hash ^ (hash >>> 32));
  }

  @Override
  public int near(String typed) {
    int near = 0;
    lookup++;
    for (int left = -1; left < typed.length(); left++) {
      if (!isFirstOfRun(typed, left)) {
        continue;
      }
      int slot = hash(typed, left) & (table.length - 1);
      for (; table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
        int id = table[slot] - 1;
        if (lastSeen[id] != lookup) {
          lastSeen[id] = lookup;
          near += isNear(typed, words.get(id)) ? 1 : 0;
        }
      }
    }
    return near;
  }

  @Override
  public long bytes() {
    return 4L * (table.length + lastSeen.length);
  }

  private static boolean isNear(String one, String other) {
    return one.length() <= other.length() ? isEdit(one, other) : isEdit(other, one);
  }

  /** Whether two texts are at most one edit apart; the first one is not the longer. */
  private static boolean isEdit(String shorter, String longer) {
    int length = shorter.length();
    if (longer.length() - length > 1) {
      return false;
    }
    int at = 0;
    while (at < length && shorter.charAt(at) == longer.charAt(at)) {
      at++;
    }
    if (longer.length() > length) {
      return shorter.regionMatches(at, longer, at + 1, length - at);
    }
    if (at == length || shorter.regionMatches(at + 1, longer, at + 1, length - at - 1)) {
      return true;
    }
    return at + 1 < length
        && shorter.charAt(at) == longer.charAt(at + 1)
        && shorter.charAt(at + 1) == longer.charAt(at)
        && shorter.regionMatches(at + 2, longer, at + 2, length - at - 2);
  }
}
