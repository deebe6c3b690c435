package io.shopguide.kg.query;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.TripleCursor;
import java.util.BitSet;

/**
 * All subjects and all objects of predicates, read when first asked for and then kept. Not
 * thread-safe; one per thread.
 */
final class Domains {
  private final GraphView view;
  private final LongObjectHashMap<int[]> known = new LongObjectHashMap<>();
  private int[] predicates; // null until needed

  Domains(GraphView view) {
    this.view = view;
  }

  private static long key(int predicate, boolean subjects) {
    return 2L * predicate + (subjects ? 1 : 0);
  }

  /** How many there are if that is known, otherwise the number of triples, which may be more. */
  long size(int predicate, boolean subjects) {
    int[] ids = known.get(key(predicate, subjects));
    return ids == null ? view.count(GraphView.ANY, predicate, GraphView.ANY) : ids.length;
  }

  /** All subjects or objects, ascending; not to be changed. */
  int[] get(int predicate, boolean subjects) {
    long key = key(predicate, subjects);
    int[] ids = known.get(key);
    if (ids == null) {
      ids = read(predicate, subjects);
      known.put(key, ids);
    }
    return ids;
  }

  private int[] read(int predicate, boolean subjects) {
    BitSet ids = new BitSet();
    if (subjects) {
      view.subjects(predicate, ids);
    } else {
      TripleCursor cursor = view.cursor().match(GraphView.ANY, predicate, GraphView.ANY);
      while (cursor.next()) {
        ids.set(cursor.object());
      }
    }
    return ids.stream().toArray();
  }

  /** All predicates, ascending; not to be changed. */
  int[] predicates() {
    if (predicates == null) {
      int[] all = new int[view.predicateCount()];
      for (int p = 0; p < all.length; p++) {
        all[p] = p;
      }
      predicates = all;
    }
    return predicates;
  }
}
