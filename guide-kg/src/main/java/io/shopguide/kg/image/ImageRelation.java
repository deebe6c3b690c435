package io.shopguide.kg.image;

/**
 * The edges of one predicate from one class to another, in both directions. Immutable and
 * thread-safe.
 *
 * @param predicate the predicate's id
 * @param subjects the class where the edges start
 * @param objects the class where they end
 * @param forward the edges by subject
 * @param inverse the edges by object
 */
public record ImageRelation(
    int predicate, TermClass subjects, TermClass objects, Adjacency forward, Adjacency inverse) {
  /**
   * Number of edges.
   *
   * @return the count
   */
  public int edges() {
    return forward.edges();
  }
}
