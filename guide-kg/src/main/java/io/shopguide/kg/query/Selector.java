package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import java.util.ArrayDeque;
import java.util.BitSet;

/**
 * Evaluates filters over one view with memory that it uses again: a few sets of {@code termCount /
 * 8} bytes. Not thread-safe; one per thread.
 */
public final class Selector {
  /** Looking up a triple takes about as long as reading so many in a row. */
  private static final int LOOKUP_COST = 8;

  private final GraphView view;
  private final Neighbours neighbours;
  private final ArrayDeque<BitSet> free = new ArrayDeque<>();
  private BitSet subjects; // of any predicate; null until needed

  /**
   * Prepares for a view.
   *
   * @param view the view that the filters' ids are of
   */
  public Selector(GraphView view) {
    this.view = view;
    this.neighbours = view.neighbours();
  }

  /**
   * Selects subjects.
   *
   * @param filter the condition
   * @param into gets the subjects; what it held before is gone
   */
  public void select(GraphFilter filter, BitSet into) {
    into.clear();
    filter.add(this, into);
  }

  /**
   * Keeps those candidates that fulfil a condition. Negations are relative to the candidates here.
   *
   * @param filter the condition
   * @param candidates terms; those that do not fulfil it are removed
   */
  public void retain(GraphFilter filter, BitSet candidates) {
    filter.retain(this, candidates);
  }

  GraphView view() {
    return view;
  }

  Neighbours neighbours() {
    return neighbours;
  }

  /** Whether to look up the candidates rather than to read all that a filter selects. */
  boolean isCheaperOneByOne(GraphFilter filter, BitSet candidates) {
    long reading = filter.cost(view) + view.termCount() / Long.SIZE;
    long lookups = (long) candidates.cardinality() * filter.lookups();
    return lookups * LOOKUP_COST <= reading;
  }

  /** An empty set, until it is given back. */
  BitSet borrow() {
    BitSet set = free.poll();
    if (set == null) {
      return new BitSet(view.termCount());
    }
    set.clear();
    return set;
  }

  void giveBack(BitSet set) {
    free.push(set);
  }

  /** All subjects of the graph; not to be changed. */
  BitSet subjects() {
    if (subjects == null) {
      BitSet all = new BitSet(view.termCount());
      for (int p = 0; p < view.predicateCount(); p++) {
        view.subjects(p, all);
      }
      subjects = all;
    }
    return subjects;
  }
}
