package io.shopguide.lexicon;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Known words, found by themselves or by a misspelling one or two edits away. An edit is a letter
 * too many, missing, wrong, or two neighbours swapped.
 *
 * <p>Memory is about 4.4 bytes for each letter of each word and a few bytes for the word itself.
 * Immutable and thread-safe; the scratch memory of a search is the caller's.
 */
final class SpellingIndex {
  /*
   * Two words are one edit apart only if they, or strings made from them by deleting one letter,
   * are equal. The buckets hold each word under the hash of each such string; strings are not kept,
   * so a candidate is verified by its distance.
   *
   * So a word two edits apart is in the buckets, too, under what is left of it without a letter of
   * one of the edits, or as it is. To find it the other edit is made to the misspelling: two letters
   * deleted; one inserted; neighbours swapped, and perhaps another letter deleted; one replaced, and
   * perhaps a later one deleted. These are some 13 n^2 lookups for n letters, whatever the number of
   * words.
   */
  static final int MAX_LENGTH = 32;

  /** Letters tried for the first of two edits; those of a larger alphabet beyond are not. */
  private static final int MAX_ALPHABET = 64;

  private final WordStore words;
  private final HashBuckets buckets;

  SpellingIndex(WordStore words, HashBuckets buckets) {
    this.words = words;
    this.buckets = buckets;
  }

  SpellingIndex(Map<String, Long> frequencyOfWord) {
    words = WordStore.of(frequencyOfWord);
    HashBuckets.Builder builder = new HashBuckets.Builder();
    char[] word = new char[words.longest()];
    long[] heads = new long[MAX_LENGTH + 1];
    for (int w = 0; w < words.size(); w++) {
      int length = words.copy(w, word);
      builder.add(Hash.of(word, 0, length), w);
      if (length <= MAX_LENGTH) {
        Hash.heads(word, length, heads);
        for (int skip = 0; skip < length; skip++) {
          if (isNewDeletion(word, skip)) {
            builder.add(without(heads, length, skip), w);
          }
        }
      }
    }
    buckets = builder.build(words.size());
  }

  /** Deleting either of two equal letters gives the same string. */
  private static boolean isNewDeletion(char[] word, int skip) {
    return skip == 0 || word[skip] != word[skip - 1];
  }

  /** The hash of a word without a letter, from the hashes of the word's beginnings. */
  private static long without(long[] heads, int length, int skip) {
    int left = length - 1 - skip;
    return Hash.join(heads[skip], Hash.tail(heads[length], heads[skip + 1], left), left);
  }

  int size() {
    return words.size();
  }

  WordStore words() {
    return words;
  }

  boolean contains(String word) {
    return find(word.toCharArray(), 0, word.length(), Hash.of(word)) >= 0;
  }

  long frequency(String word) {
    int found = find(word.toCharArray(), 0, word.length(), Hash.of(word));
    return found < 0 ? 0 : words.frequency(found);
  }

  /** The number of the word that some characters with this {@linkplain Hash hash} are, or -1. */
  int find(char[] chars, int from, int to, long hash) {
    long mixed = Hash.mix(hash);
    for (int at = buckets.first(mixed); at >= 0; at = buckets.next(at, mixed)) {
      int word = buckets.id(at);
      if (words.isEqual(word, chars, from, to)) {
        return word;
      }
    }
    return -1;
  }

  /** The words at most one edit away, in natural order. */
  List<String> near(String typed) {
    EditSearch search = new EditSearch();
    if (!search.start(typed)) {
      return List.of();
    }
    search(search, 1);
    int[] found = search.found().toArray();
    Arrays.sort(found);
    return Arrays.stream(found).mapToObj(words::word).toList();
  }

  /** Finds the words at most one or two edits away from what a search was started with. */
  void search(EditSearch search, int edits) {
    search.seen().clear();
    search.found().clear();
    long[] heads = search.heads();
    int length = search.length();
    Hash.heads(search.typed(), length, heads);
    collect(search, heads[length], edits);
    collectDeletions(search, search.typed(), heads, edits);
    if (edits > 1) {
      collectTwoDeletions(search, heads);
      collectSwaps(search);
      char[] alphabet = words.alphabet();
      for (int i = 0; i < Math.min(alphabet.length, MAX_ALPHABET); i++) {
        collectOtherLetters(search, heads, alphabet[i]);
      }
    }
  }

  private void collectDeletions(EditSearch search, char[] letters, long[] heads, int edits) {
    for (int skip = 0; skip < search.length(); skip++) {
      if (isNewDeletion(letters, skip)) {
        collect(search, without(heads, search.length(), skip), edits);
      }
    }
  }

  private void collectTwoDeletions(EditSearch search, long[] heads) {
    int length = search.length();
    for (int i = 0; i < length; i++) {
      for (int j = i + 1; j < length; j++) {
        collect(search, join(heads[i], heads, i + 1, j, length), 2);
      }
    }
  }

  private void collectSwaps(EditSearch search) {
    char[] swapped = search.variant();
    long[] heads = search.variantHeads();
    int length = search.length();
    System.arraycopy(search.typed(), 0, swapped, 0, length);
    for (int i = 0; i + 1 < length; i++) {
      swap(swapped, i);
      Hash.heads(swapped, length, heads);
      collect(search, heads[length], 2);
      collectDeletions(search, swapped, heads, 2);
      swap(swapped, i);
    }
  }

  private static void swap(char[] letters, int at) {
    char first = letters[at];
    letters[at] = letters[at + 1];
    letters[at + 1] = first;
  }

  /** Looks up what was typed with a letter more, and with one in place of another. */
  private void collectOtherLetters(EditSearch search, long[] heads, char letter) {
    int length = search.length();
    for (int i = 0; i <= length; i++) {
      long head = Hash.append(heads[i], letter);
      collect(search, join(head, heads, i, length, length), 2);
      if (i < length) {
        for (int j = i + 1; j <= length; j++) {
          collect(search, join(head, heads, i + 1, j, length), 2);
        }
      }
    }
  }

  /** The hash of a head and the typed letters from one place on, without the one at another. */
  private static long join(long head, long[] heads, int from, int without, int length) {
    int before = without - from;
    long hash = Hash.join(head, Hash.tail(heads[without], heads[from], before), before);
    int after = length - without - 1;
    return after < 0
        ? hash
        : Hash.join(hash, Hash.tail(heads[length], heads[without + 1], after), after);
  }

  private void collect(EditSearch search, long hash, int edits) {
    long mixed = Hash.mix(hash);
    for (int at = buckets.first(mixed); at >= 0; at = buckets.next(at, mixed)) {
      int word = buckets.id(at);
      if (search.seen().add(word) && isNear(search, word, edits)) {
        search.found().add(word);
      }
    }
  }

  private boolean isNear(EditSearch search, int word, int edits) {
    int length = words.length(word);
    if (Math.abs(length - search.length()) > edits) {
      return false;
    }
    words.copy(word, search.word());
    return edits == 1
        ? Edit.between(search.typed(), search.length(), search.word(), length) != Edit.FAR
        : search.distance(length) <= edits;
  }

  HashBuckets buckets() {
    return buckets;
  }

  long ramBytesUsed() {
    return words.byteCount() + buckets.byteCount();
  }
}
