package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Counts how a set of subjects spreads over the values of a predicate, for example the products
 * found over brands or over ranges of prices:
 *
 * <pre>{@code
 * filter.select(view, products);
 * facets.count(products, brand, best);
 * }</pre>
 *
 * <p>Counts are exact and take time linear in the subjects and their triples of the predicate.
 * Allocates nothing once its arrays have grown. Not thread-safe; one per thread.
 */
public final class Facets {
  private final GraphView view;
  private final QueryScratch scratch;
  private final Neighbours neighbours;
  private int[] lastInRange = new int[0];

  /**
   * Prepares for a view.
   *
   * @param view where to look
   * @param scratch of the calling thread
   */
  public Facets(GraphView view, QueryScratch scratch) {
    this.view = view;
    this.scratch = scratch;
    this.neighbours = view.neighbours();
  }

  /**
   * Counts the subjects of each object.
   *
   * @param subjects the subjects that count
   * @param predicate a predicate
   * @param best gets the objects of most of them, with the number of subjects
   * @return how many objects they have
   */
  public int count(BitSet subjects, int predicate, TopIds best) {
    best.clear();
    int[] counters = scratch.lendCounters(view.termCount());
    int[] touched = scratch.list();
    int found = 0;
    for (int s = subjects.nextSetBit(0); s >= 0; s = subjects.nextSetBit(s + 1)) {
      int length = neighbours.objects(s, predicate);
      int[] objects = neighbours.ids();
      touched = scratch.list(found + length);
      for (int i = 0; i < length; i++) {
        int object = objects[i];
        touched[found] = object;
        found += counters[object]++ == 0 ? 1 : 0;
      }
    }
    for (int i = 0; i < found; i++) {
      int object = touched[i];
      if (counters[object] >= best.least()) {
        best.offer(object, counters[object]);
      }
      counters[object] = 0;
    }
    best.sort();
    scratch.takeCounters();
    return found;
  }

  /**
   * Counts the subjects with a number in each of some ranges, numbers being those of {@link
   * GraphView#number}. A subject with several numbers counts once in each range that has one.
   *
   * @param subjects the subjects that count
   * @param predicate a predicate
   * @param bounds ascending; range {@code i} is from {@code bounds[i]}, inclusive, to {@code
   *     bounds[i + 1]}, exclusive but for the last range
   * @param counts gets a count for each range
   * @return how many subjects have a number in any range
   * @throws IllegalArgumentException if the bounds do not ascend or their number is not that of the
   *     counts and one more
   */
  public int histogram(BitSet subjects, int predicate, double[] bounds, int[] counts) {
    checkBounds(bounds, counts.length);
    Arrays.fill(counts, 0);
    if (lastInRange.length < counts.length) {
      lastInRange = new int[counts.length];
    }
    Arrays.fill(lastInRange, GraphView.NONE);
    int found = 0;
    for (int s = subjects.nextSetBit(0); s >= 0; s = subjects.nextSetBit(s + 1)) {
      int length = neighbours.objects(s, predicate);
      int[] objects = neighbours.ids();
      boolean inAny = false;
      for (int i = 0; i < length; i++) {
        int range = rangeOf(view.number(objects[i]), bounds);
        if (range >= 0) {
          inAny = true;
          if (lastInRange[range] != s) {
            lastInRange[range] = s;
            counts[range]++;
          }
        }
      }
      found += inAny ? 1 : 0;
    }
    return found;
  }

  private static void checkBounds(double[] bounds, int ranges) {
    if (ranges < 1 || bounds.length != ranges + 1) {
      throw new IllegalArgumentException(
          "%d bounds do not make %d ranges".formatted(bounds.length, ranges));
    }
    for (int i = 0; i < ranges; i++) {
      if (!(bounds[i] < bounds[i + 1])) {
        throw new IllegalArgumentException(
            "The bounds do not ascend from %s to %s".formatted(bounds[i], bounds[i + 1]));
      }
    }
  }

  /** The range of a number, negative if it is in none. */
  private static int rangeOf(double number, double[] bounds) {
    int last = bounds.length - 1;
    if (!(number >= bounds[0] && number <= bounds[last])) {
      return -1;
    }
    int low = 0; // the range's bound is here or after
    int high = last - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (bounds[middle] <= number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
