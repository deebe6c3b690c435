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
   * Two words are two edits apart only if some string is one edit away from both. So all strings one
   * edit away from the misspelling are looked up in the same buckets: some 50 n strings of n letters
   * and 50 n^2 lookups, whatever the number of words.
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
    lookUp(search, search.typed(), search.length(), 1);
    if (edits > 1) {
      variants(search);
    }
  }

  /** Looks up a string and what is left of it without a letter. */
  private void lookUp(EditSearch search, char[] letters, int length, int edits) {
    long[] heads = search.heads();
    Hash.heads(letters, length, heads);
    collect(search, heads[length], edits);
    for (int skip = 0; skip < length; skip++) {
      if (isNewDeletion(letters, skip)) {
        collect(search, without(heads, length, skip), edits);
      }
    }
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

  /** Looks up the strings one edit away from what was typed. */
  private void variants(EditSearch search) {
    // What one edit found or ruled out may still be two edits away.
    search.seen().clear();
    for (int i = 0; i < search.found().size(); i++) {
      search.seen().add(search.found().get(i));
    }
    char[] variant = search.variant();
    int length = search.length();
    for (int at = 0; at < length; at++) {
      search.copyTyped(0, at, 0);
      search.copyTyped(at + 1, length, at);
      lookUp(search, variant, length - 1, 2);
      if (at + 1 < length) {
        search.copyTyped(0, length, 0);
        char swapped = variant[at];
        variant[at] = variant[at + 1];
        variant[at + 1] = swapped;
        lookUp(search, variant, length, 2);
      }
    }
    char[] alphabet = words.alphabet();
    for (int a = 0; a < Math.min(alphabet.length, MAX_ALPHABET); a++) {
      for (int at = 0; at <= length; at++) {
        search.copyTyped(0, at, 0);
        variant[at] = alphabet[a];
        search.copyTyped(at, length, at + 1);
        lookUp(search, variant, length + 1, 2);
        if (at < length) {
          search.copyTyped(at + 1, length, at + 1);
          lookUp(search, variant, length, 2);
        }
      }
    }
  }

  HashBuckets buckets() {
    return buckets;
  }

  long ramBytesUsed() {
    return words.byteCount() + buckets.byteCount();
  }
}
