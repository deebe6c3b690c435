package io.shopguide.kg;

/**
 * Walks over the triples that match a pattern:
 *
 * <pre>{@code
 * cursor.match(product, GraphView.ANY, GraphView.ANY);
 * while (cursor.next()) {
 *   use(cursor.predicate(), cursor.object());
 * }
 * }</pre>
 *
 * <p>Every triple comes once. The order is fixed for one view and pattern. Not thread-safe; one per
 * thread.
 */
public interface TripleCursor {
  /**
   * Starts over with a pattern.
   *
   * @param subject a term or {@link GraphView#ANY}
   * @param predicate a predicate or {@link GraphView#ANY}
   * @param object a term or {@link GraphView#ANY}
   * @return this cursor, before the first match
   */
  TripleCursor match(int subject, int predicate, int object);

  /**
   * Steps to the next match.
   *
   * @return whether there is one
   */
  boolean next();

  /**
   * The match's subject.
   *
   * @return a term's id
   */
  int subject();

  /**
   * The match's predicate.
   *
   * @return a predicate's id
   */
  int predicate();

  /**
   * The match's object.
   *
   * @return a term's id
   */
  int object();
}
