package io.shopguide.benchmarks.lexicon;

import io.shopguide.benchmarks.lexicon.ShopForms.Mention;
import java.util.Set;
import java.util.TreeSet;

/** The forms found in a query, in arrays that the next query uses again. Not thread-safe. */
final class Mentions {
  private static final int CAPACITY = 256;

  private final int[] starts = new int[CAPACITY];
  private final int[] ends = new int[CAPACITY];
  private final int[] forms = new int[CAPACITY];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int start, int end, int form) {
    starts[size] = start;
    ends[size] = end;
    forms[size++] = form;
  }

  int size() {
    return size;
  }

  Set<Mention> toSet() {
    Set<Mention> set = new TreeSet<>();
    for (int i = 0; i < size; i++) {
      set.add(new Mention(starts[i], ends[i], forms[i]));
    }
    return set;
  }
}
