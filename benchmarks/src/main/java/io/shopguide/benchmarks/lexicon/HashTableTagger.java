package io.shopguide.benchmarks.lexicon;

import java.util.List;

/**
 * Open addressing by 64-bit hashes without the strings, asked for every run of up to four words.
 */
final class HashTableTagger implements Tagger {
  private long[] keys; // 0 for a free slot
  private int[] ids;

  @Override
  public void build(List<String> forms) {
    int capacity = Integer.highestOneBit(Math.max(1, forms.size() * 2 - 1)) * 2;
    capacity = capacity * 0.8 < forms.size() ? capacity * 2 : capacity;
    keys = new long[capacity];
    ids = new int[capacity];
    for (int id = 0; id < forms.size(); id++) {
      long hash = 0;
      for (int i = 0; i < forms.get(id).length(); i++) {
        hash = step(hash, forms.get(id).charAt(i));
      }
      long key = mix(hash);
      int slot = (int) key & (capacity - 1);
      while (keys[slot] != 0) {
        if (keys[slot] == key) {
          throw new IllegalStateException("Two forms have the same hash");
        }
        slot = (slot + 1) & (capacity - 1);
      }
      keys[slot] = key;
      ids[slot] = id;
    }
  }

  @Override
  public void tag(String query, Mentions found) {
    int length = query.length();
    for (int start = 0; start < length; ) {
      long hash = 0;
      int words = 0;
      int next = length;
      for (int i = start; i <= length && words < MOST_WORDS; i++) {
        if (i == length || query.charAt(i) == ' ') {
          next = words++ == 0 ? i + 1 : next;
          look(mix(hash), start, i, found);
        }
        hash = i == length ? hash : step(hash, query.charAt(i));
      }
      start = next;
    }
  }

  @Override
  public long bytes() {
    return 12L * keys.length;
  }

  private void look(long key, int start, int end, Mentions found) {
    for (int slot = (int) key & (keys.length - 1);
        keys[slot] != 0;
        slot = (slot + 1) & (keys.length - 1)) {
      if (keys[slot] == key) {
        found.add(start, end, ids[slot]);
        return;
      }
    }
  }

  private static long step(long hash, char c) {
    return (hash + c + 1) * 0x9E37_79B9_7F4A_7C15L ^ (hash >>> 29);
  }

  private static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
    mixed ^= mixed >>> 32;
    return mixed == 0 ? 1 : mixed;
  }
}
