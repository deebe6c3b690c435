package io.shopguide.lexicon;

import java.util.Map;

/**
 * Chinese words by their sound, tones apart and without telling zh from z, ch from c, sh from s and
 * a final ng from n: what a pinyin keyboard confuses. Immutable and thread-safe.
 */
final class HomophoneIndex {
  static final int MIN_LENGTH = 2;
  static final int MAX_LENGTH = 8;

  private static final double SAME_SYLLABLES = 0.8;
  private static final double LIKE_SYLLABLES = 0.65;
  private static final double EACH_CHARACTER =
      0.1; // the price of another character after the first
  private static final double FREQUENCY_WEIGHT = 0.02;

  private final WordStore words;
  private final HashBuckets buckets;

  HomophoneIndex(WordStore words, HashBuckets buckets) {
    this.words = words;
    this.buckets = buckets;
  }

  /** An index of words of Chinese characters with their frequencies. */
  HomophoneIndex(Map<String, Long> frequencyOfWord) {
    words = WordStore.of(frequencyOfWord);
    HashBuckets.Builder builder = new HashBuckets.Builder();
    char[] word = new char[words.longest()];
    for (int w = 0; w < words.size(); w++) {
      int length = words.copy(w, word);
      long hash = 0;
      for (int i = 0; i < length; i++) {
        hash = Hash.append(hash, (char) Han.sound(word[i]));
      }
      builder.add(hash, w);
    }
    buckets = builder.build(words.size());
  }

  /** Adds the other words that sound like some tokens, each of one character. */
  void addHomophones(TokenBuffer tokens, int first, int end, SpellingBuffer buffer) {
    long hash = 0;
    for (int i = first; i < end; i++) {
      int sound = Han.sound(tokens.chars()[tokens.from(i)]);
      if (sound == 0) {
        return;
      }
      hash = Hash.append(hash, (char) sound);
    }
    long mixed = Hash.mix(hash);
    char[] word = buffer.search().word();
    for (int at = buckets.first(mixed); at >= 0; at = buckets.next(at, mixed)) {
      int id = buckets.id(at);
      if (words.length(id) == end - first) {
        words.copy(id, word);
        double confidence = confidence(tokens, first, end, word);
        if (confidence > 0) {
          double frequency = words.frequency(id);
          double score = confidence + FREQUENCY_WEIGHT * Math.log1p(frequency);
          buffer.add(word, end - first, confidence, score);
        }
      }
    }
  }

  private static double confidence(TokenBuffer tokens, int first, int end, char[] word) {
    int others = 0;
    boolean same = true;
    for (int i = first; i < end; i++) {
      char typed = tokens.chars()[tokens.from(i)];
      char meant = word[i - first];
      if (Han.sound(typed) != Han.sound(meant)) {
        return 0;
      }
      others += typed == meant ? 0 : 1;
      same &= Han.syllable(typed) == Han.syllable(meant);
    }
    double belief = same ? SAME_SYLLABLES : LIKE_SYLLABLES;
    return others == 0 ? 0 : Math.max(0, belief - EACH_CHARACTER * (others - 1));
  }

  WordStore words() {
    return words;
  }

  HashBuckets buckets() {
    return buckets;
  }

  long ramBytesUsed() {
    return words.byteCount() + buckets.byteCount();
  }
}
