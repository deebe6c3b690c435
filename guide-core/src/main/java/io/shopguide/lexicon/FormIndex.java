package io.shopguide.lexicon;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the keys of forms by their hashes; the keys themselves are not kept.
 *
 * <p>A lookup takes constant time. Immutable and thread-safe.
 */
final class FormIndex {
  /** The ordinal of a key that is not in the index. */
  static final int MISSING = -1;

  private static final int MAX_SEEDS = 16;

  private final FormTable table;
  private final PrefixFilter filter;
  private final long seed;

  FormIndex(FormTable table, PrefixFilter filter, long seed) {
    this.table = table;
    this.filter = filter;
    this.seed = seed;
  }

  /**
   * An index of distinct keys in natural order. Ordinals are from 0 to the number of keys, in
   * another order.
   *
   * @throws IllegalArgumentException if two keys cannot be told apart by their hashes
   */
  static FormIndex of(List<String> keys) {
    long[] hashes = new long[keys.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = Hash.of(keys.get(i));
    }
    for (int attempt = 0; attempt < MAX_SEEDS; attempt++) {
      long seed = Hash.mix(attempt);
      FormTable table = FormTable.of(mixedInOrder(hashes, seed));
      if (table != null) {
        return new FormIndex(table, PrefixFilter.of(keys, seed), seed);
      }
    }
    throw sameHash(keys);
  }

  private static long[] mixedInOrder(long[] hashes, long seed) {
    long[] mixed = new long[hashes.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = Hash.mix(hashes[i] ^ seed) ^ Long.MIN_VALUE; // so that signed order is unsigned
    }
    Arrays.sort(mixed);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] ^= Long.MIN_VALUE;
    }
    return mixed;
  }

  private static IllegalArgumentException sameHash(List<String> keys) {
    Map<Long, String> seen = new HashMap<>();
    for (String key : keys) {
      String other = seen.put(Hash.of(key), key);
      if (other != null) {
        return new IllegalArgumentException(
            "The forms \"%s\" and \"%s\" have the same hash; leave one out".formatted(other, key));
      }
    }
    return new IllegalArgumentException(
        "%d forms cannot be told apart; split the lexicon".formatted(keys.size()));
  }

  /** The ordinal of a key, or {@link #MISSING}. */
  int ordinal(CharSequence key) {
    return table.find(Hash.mix(Hash.of(key) ^ seed));
  }

  /** The ordinal of the key that stands in a text, or {@link #MISSING}. */
  int ordinal(KeyText text, int from, int length) {
    return table.find(Hash.mix(text.hash(from, length) ^ seed));
  }

  /** Whether a key may begin with what stands in a text; the key may also end there. */
  boolean mayBegin(KeyText text, int from, int length) {
    int depth = PrefixFilter.depth(length);
    return filter.mayContain(Hash.mix(text.hash(from, depth) ^ seed));
  }

  long seed() {
    return seed;
  }

  FormTable table() {
    return table;
  }

  PrefixFilter filter() {
    return filter;
  }

  long byteCount() {
    return table.byteCount() + filter.byteCount();
  }
}
