package io.shopguide.query;

import com.carrotsearch.hppc.IntLongHashMap;
import com.carrotsearch.hppc.LongIntHashMap;
import io.shopguide.lexicon.TokenBuffer;

/**
 * Numbers for the words of the word lists, and which lists have a phrase that starts with a word.
 *
 * <p>Words are told apart by their 64-bit hash alone. Immutable once the lists are read, and then
 * thread-safe.
 */
final class Words {
  /** The number of a word that is in no list. */
  static final int UNKNOWN = 0;

  private final LongIntHashMap numbers = new LongIntHashMap();
  private final IntLongHashMap starts = new IntLongHashMap(); // lists as bits, by number
  private int lists;

  /** The bit of one more list. */
  long newList() {
    if (lists == Long.SIZE) {
      throw new IllegalStateException("There are more than " + lists + " word lists");
    }
    return 1L << lists++;
  }

  /** The number of a word, a new one if it is in no list yet. */
  int add(String word) {
    long hash = TokenBuffer.hash(word);
    int number = numbers.getOrDefault(hash, UNKNOWN);
    if (number == UNKNOWN) {
      number = numbers.size() + 1;
      numbers.put(hash, number);
    }
    return number;
  }

  void addStart(int number, long list) {
    starts.put(number, starts.getOrDefault(number, 0) | list);
  }

  int number(long hash) {
    return numbers.getOrDefault(hash, UNKNOWN);
  }

  long starts(int number) {
    return number == UNKNOWN ? 0 : starts.getOrDefault(number, 0);
  }
}
