package io.shopguide.kg.store;

import io.shopguide.kg.GraphView;

/**
 * A graph that changes while it is read. One call to {@link #apply} is one step: a reader sees all
 * of it or nothing.
 *
 * <p>Thread-safe: any number of threads may read and write. Reading never waits for writing.
 */
public interface MutableGraph extends AutoCloseable {
  /**
   * The graph as it is now.
   *
   * @return a view that stays as it is whatever is written later; ids of different views do not mix
   */
  GraphView view();

  /**
   * Applies changes in their order. Adding what is there and removing what is not does nothing,
   * except that adding replaces the triple's annotation.
   *
   * @param changes the changes; may be used again afterwards
   * @throws IllegalStateException if the graph is closed
   */
  void apply(GraphChanges changes);

  /** Stops writing. Views stay readable. */
  @Override
  void close();
}
