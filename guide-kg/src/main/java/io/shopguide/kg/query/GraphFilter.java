package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.BitSet;
import java.util.List;

/**
 * A condition on subjects, by ids of one view:
 *
 * <pre>{@code
 * GraphFilter filter =
 *     GraphFilter.allOf(
 *         GraphFilter.equal(type, headphones),
 *         GraphFilter.range(price, 0, 150),
 *         GraphFilter.equal(brand, acme).not());
 * filter.select(view, products);
 * }</pre>
 *
 * <p>A filter selects among the subjects of the graph: the terms that are the subject of any
 * triple. So {@link #not} selects all other subjects; as a part of {@link #allOf} it only takes
 * away what the other parts select. A subject without a price is not in any range of prices, and in
 * the negation of each.
 *
 * <p>Parts are evaluated from the one with the fewest triples to the one with the most. Once the
 * candidates are few, they are looked up one by one; otherwise the part's own subjects are read and
 * intersected bit by bit. That takes time linear in the triples of the smallest part, and for each
 * other part in the lesser of the candidates and its triples, beside {@code termCount / 64} for an
 * intersection. Immutable and thread-safe.
 */
public abstract sealed class GraphFilter
    permits AllFilter, AnyFilter, NotFilter, PresenceFilter, RangeFilter, ValueFilter {
  GraphFilter() {}

  /**
   * Subjects with an object.
   *
   * @param predicate a predicate
   * @param object a term
   * @return the filter
   */
  public static GraphFilter equal(int predicate, int object) {
    return new ValueFilter(predicate, object);
  }

  /**
   * Subjects with any of some objects.
   *
   * @param predicate a predicate
   * @param objects terms; with none of them the filter selects nothing
   * @return the filter
   */
  public static GraphFilter oneOf(int predicate, int... objects) {
    return new ValueFilter(predicate, objects);
  }

  /**
   * Subjects with a number in a range; numbers are those of {@link GraphView#number}, so this goes
   * for dates as well.
   *
   * @param predicate a predicate
   * @param low least number, inclusive, may be infinite
   * @param high greatest number, inclusive, may be infinite; less than the least one selects
   *     nothing
   * @return the filter
   * @throws IllegalArgumentException if a bound is NaN
   */
  public static GraphFilter range(int predicate, double low, double high) {
    return new RangeFilter(predicate, low, high);
  }

  /**
   * Subjects with any triple of a predicate.
   *
   * @param predicate a predicate
   * @return the filter
   */
  public static GraphFilter has(int predicate) {
    return new PresenceFilter(predicate);
  }

  /**
   * Subjects that all of some filters select.
   *
   * @param filters the parts; with none of them all subjects are selected
   * @return the filter
   */
  public static GraphFilter allOf(GraphFilter... filters) {
    return new AllFilter(List.of(filters));
  }

  /**
   * Subjects that any of some filters selects.
   *
   * @param filters the parts; with none of them nothing is selected
   * @return the filter
   */
  public static GraphFilter anyOf(GraphFilter... filters) {
    return new AnyFilter(List.of(filters));
  }

  /**
   * All other subjects.
   *
   * @return the filter
   */
  public GraphFilter not() {
    return new NotFilter(this);
  }

  /**
   * Selects subjects; a {@link Selector} does the same with memory used again.
   *
   * @param view the view that the ids are of
   * @param into gets the subjects; what it held before is gone
   */
  public void select(GraphView view, BitSet into) {
    new Selector(view).select(this, into);
  }

  /** Whether a subject is selected. */
  abstract boolean matches(Selector selector, int subject);

  /** About how many triples {@link #add} reads. */
  abstract long cost(GraphView view);

  /** How many triples {@link #matches} looks up. */
  int lookups() {
    return 1;
  }

  /** Adds all that is selected. */
  abstract void add(Selector selector, BitSet into);

  /** Keeps the candidates that are selected. */
  void retain(Selector selector, BitSet candidates) {
    if (selector.isCheaperOneByOne(this, candidates)) {
      removeIf(selector, candidates, false);
    } else {
      BitSet selected = selector.borrow();
      add(selector, selected);
      candidates.and(selected);
      selector.giveBack(selected);
    }
  }

  /** Removes the candidates that are selected. */
  void remove(Selector selector, BitSet candidates) {
    if (selector.isCheaperOneByOne(this, candidates)) {
      removeIf(selector, candidates, true);
    } else {
      BitSet selected = selector.borrow();
      add(selector, selected);
      candidates.andNot(selected);
      selector.giveBack(selected);
    }
  }

  private void removeIf(Selector selector, BitSet candidates, boolean matching) {
    for (int id = candidates.nextSetBit(0); id >= 0; id = candidates.nextSetBit(id + 1)) {
      if (matches(selector, id) == matching) {
        candidates.clear(id);
      }
    }
  }
}
