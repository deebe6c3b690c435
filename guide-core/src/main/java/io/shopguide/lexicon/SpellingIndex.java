package io.shopguide.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Known words, found by themselves or by a misspelling one edit away: a letter too many, missing,
 * wrong, or two neighbours swapped.
 *
 * <p>A lookup takes time quadratic in the word, which is at most {@link #MAX_LENGTH} long; memory
 * is about 4 bytes for each letter of each word, doubled. Immutable and thread-safe.
 */
final class SpellingIndex {
  /*
   * Two words are one edit apart only if they, or strings made from them by deleting one letter,
   * are equal. The table holds, under the hash of each such string of each word, the word's number
   * plus one, in open addressing; strings are not kept, so a candidate is verified by its distance.
   */
  static final int MAX_LENGTH = 32;

  private final String[] words;
  private final long[] frequencies;
  private final int[] table;

  SpellingIndex(Map<String, Long> frequencyOfWord) {
    words = frequencyOfWord.keySet().stream().sorted().toArray(String[]::new);
    frequencies = new long[words.length];
    long entries = 0;
    for (int w = 0; w < words.length; w++) {
      frequencies[w] = frequencyOfWord.get(words[w]);
      entries += words[w].length() + 1L;
    }
    table = new int[capacity(entries)];
    for (int w = 0; w < words.length; w++) {
      addDeletions(w);
    }
  }

  private static int capacity(long entries) {
    if (entries > 1 << 28) {
      throw new IllegalArgumentException("Too many words to correct spelling: " + entries);
    }
    return Math.max(4, Integer.highestOneBit((int) entries) << 2);
  }

  int size() {
    return words.length;
  }

  long ramBytesUsed() {
    long bytes = 4L * table.length + 8L * frequencies.length;
    for (String word : words) {
      bytes += 56 + word.length(); // the string, its array and the reference
    }
    return bytes;
  }

  boolean contains(String word) {
    for (int slot = slot(hash(word, -1)); table[slot] != 0; slot = next(slot)) {
      if (words[table[slot] - 1].equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** The words at most one edit away, in natural order. */
  List<String> near(String word) {
    int[] found = candidates(word);
    List<String> result = new ArrayList<>(found.length);
    for (int w : found) {
      result.add(words[w]);
    }
    return result;
  }

  long frequency(String word) {
    int at = Arrays.binarySearch(words, word);
    return at < 0 ? 0 : frequencies[at];
  }

  private int[] candidates(String word) {
    if (word.length() > MAX_LENGTH) {
      return new int[0];
    }
    int[] found = new int[8];
    int count = 0;
    for (int skip = -1; skip < word.length(); skip++) {
      for (int slot = slot(hash(word, skip)); table[slot] != 0; slot = next(slot)) {
        int w = table[slot] - 1;
        if (Edit.between(word, words[w]) != Edit.FAR) {
          found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
          found[count++] = w;
        }
      }
    }
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }

  private void addDeletions(int w) {
    String word = words[w];
    if (word.length() > MAX_LENGTH) {
      add(hash(word, -1), w);
      return;
    }
    for (int skip = -1; skip < word.length(); skip++) {
      add(hash(word, skip), w);
    }
  }

  private void add(int hash, int w) {
    int slot = slot(hash);
    while (table[slot] != 0) {
      if (table[slot] == w + 1) {
        return; // deleting either of two equal letters gives the same string
      }
      slot = next(slot);
    }
    table[slot] = w + 1;
  }

  private int slot(int hash) {
    return hash & (table.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (table.length - 1);
  }

  /** A hash of the word without the letter at {@code skip}, or of all of it for -1. */
  private static int hash(String word, int skip) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      if (i != skip) {
        hash = 31 * hash + word.charAt(i);
      }
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
