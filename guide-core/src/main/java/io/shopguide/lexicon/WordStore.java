package io.shopguide.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words in natural order with their frequencies; a letter takes as many bits as the number of
 * different letters needs. Immutable and thread-safe.
 */
final class WordStore {
  /** Greater frequencies count as this one. */
  static final long MAX_FREQUENCY = 1L << 40;

  private final Packed alphabet; // code units in ascending order
  private final Packed letters; // of all words, as indexes into the alphabet
  private final Packed ends; // of each word among the letters
  private final Packed frequencies;
  private final char[] units; // the alphabet, unpacked

  WordStore(Section alphabet, Section letters, Section ends, Section frequencies) {
    this.alphabet = new Packed(alphabet);
    this.letters = new Packed(letters);
    this.ends = new Packed(ends);
    this.frequencies = new Packed(frequencies);
    if (this.frequencies.size() != this.ends.size()) {
      throw new IllegalArgumentException(
          "%d frequencies of %d words".formatted(this.frequencies.size(), this.ends.size()));
    }
    units = new char[this.alphabet.size()];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) this.alphabet.get(i);
    }
  }

  static WordStore of(Map<String, Long> frequencyOfWord) {
    String[] words = frequencyOfWord.keySet().stream().sorted().toArray(String[]::new);
    int[] ends = new int[words.length];
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      ends[i] = all.append(words[i]).length();
    }
    int[] units = all.chars().distinct().sorted().toArray();
    char[] codes = new char[Character.MAX_VALUE + 1];
    for (int i = 0; i < units.length; i++) {
      codes[units[i]] = (char) i;
    }
    return new WordStore(
        Packed.pack(units.length, Character.MAX_VALUE, i -> units[(int) i]),
        Packed.pack(all.length(), Math.max(0, units.length - 1), i -> codes[all.charAt((int) i)]),
        Packed.pack(words.length, all.length(), i -> ends[(int) i]),
        Packed.pack(
            words.length,
            frequencyOfWord.values().stream().mapToLong(WordStore::bounded).max().orElse(0),
            i -> bounded(frequencyOfWord.get(words[(int) i]))));
  }

  private static long bounded(long frequency) {
    return Math.min(frequency, MAX_FREQUENCY);
  }

  int size() {
    return ends.size();
  }

  int length(int word) {
    return ends.getInt(word) - start(word);
  }

  private int start(int word) {
    return word == 0 ? 0 : ends.getInt(word - 1L);
  }

  /** The length of the longest word, 0 if there is none. */
  int longest() {
    int longest = 0;
    for (int word = 0; word < size(); word++) {
      longest = Math.max(longest, length(word));
    }
    return longest;
  }

  String word(int word) {
    char[] chars = new char[length(word)];
    copy(word, chars);
    return new String(chars);
  }

  /**
   * Copies a word.
   *
   * @param out long enough
   * @return its length
   */
  int copy(int word, char[] out) {
    int start = start(word);
    int length = ends.getInt(word) - start;
    for (int i = 0; i < length; i++) {
      out[i] = units[letters.getInt((long) start + i)];
    }
    return length;
  }

  boolean isEqual(int word, char[] chars, int from, int to) {
    int start = start(word);
    if (ends.getInt(word) - start != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (units[letters.getInt((long) start + i - from)] != chars[i]) {
        return false;
      }
    }
    return true;
  }

  long frequency(int word) {
    return frequencies.get(word);
  }

  /** The code units that occur, in ascending order; not to be changed. */
  char[] alphabet() {
    return units;
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(alphabet.section());
    sections.add(letters.section());
    sections.add(ends.section());
    sections.add(frequencies.section());
    return sections;
  }

  long byteCount() {
    return sections().stream().mapToLong(Section::byteCount).sum() + 2L * units.length;
  }
}
