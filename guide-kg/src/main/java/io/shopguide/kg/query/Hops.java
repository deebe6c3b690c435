package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.BitSet;
import java.util.List;

/**
 * Finds all terms within some steps of others, breadth first. Literals are reached and walked
 * through like entities; who does not want that, chooses relations that end at entities.
 *
 * <p>Takes time linear in the edges of the terms visited, and in {@code termCount / 64} for each
 * step. Allocates nothing once its sets have grown. Not thread-safe; one per thread.
 */
public final class Hops {
  private final Walker walker;
  private BitSet frontier = new BitSet();
  private BitSet next = new BitSet();

  /**
   * Prepares for a view.
   *
   * @param view where to walk
   * @param relations what to walk along; weights do not matter here
   * @throws IllegalArgumentException if two of them walk the same triples the same way
   */
  public Hops(GraphView view, List<WalkRelation> relations) {
    this.walker = new Walker(view, relations);
  }

  /**
   * Finds the terms within some steps of one.
   *
   * @param start a term
   * @param steps the greatest number of steps, at least 0
   * @param limit the greatest number of terms visited, at least 1
   * @param into gets the terms with the start; what it held before is gone
   * @return whether these are all; {@code false} if the limit left out some
   * @throws IllegalArgumentException if a number is too small
   */
  public boolean within(int start, int steps, int limit, BitSet into) {
    into.clear();
    if (start != GraphView.NONE) {
      into.set(start);
    }
    return grow(into, steps, limit);
  }

  /**
   * Finds the terms within some steps of any of a set, and adds them to it. If the limit stops
   * that, nearer terms have come before farther ones.
   *
   * @param terms where to start; the terms found are added
   * @param steps the greatest number of steps, at least 0
   * @param limit the greatest number of terms visited, those of the start included, at least 1
   * @return whether these are all; {@code false} if the limit left out some
   * @throws IllegalArgumentException if a number is too small
   */
  public boolean grow(BitSet terms, int steps, int limit) {
    if (steps < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "Cannot walk %d steps to %d terms".formatted(steps, limit));
    }
    frontier.clear();
    frontier.or(terms);
    int visited = terms.cardinality();
    for (int step = 0; step < steps && !frontier.isEmpty(); step++) {
      next.clear();
      visited = step(terms, visited, limit);
      if (visited < 0) {
        return false;
      }
      BitSet done = frontier;
      frontier = next;
      next = done;
    }
    return true;
  }

  /** The new number of terms visited, -1 if that would be more than the limit. */
  private int step(BitSet terms, int before, int limit) {
    int visited = before;
    for (int id = frontier.nextSetBit(0); id >= 0; id = frontier.nextSetBit(id + 1)) {
      for (int track = 0; track < walker.trackCount(); track++) {
        int count = walker.next(track, id);
        int[] ids = walker.ids();
        for (int i = 0; i < count; i++) {
          if (!terms.get(ids[i])) {
            if (visited >= limit) {
              return -1;
            }
            terms.set(ids[i]);
            next.set(ids[i]);
            visited++;
          }
        }
      }
    }
    return visited;
  }
}
