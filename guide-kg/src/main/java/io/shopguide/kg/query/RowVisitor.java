package io.shopguide.kg.query;

/** Gets the rows of a {@link PreparedQuery}. */
@FunctionalInterface
public interface RowVisitor {
  /**
   * Called for each row. It may read the graph, but not run the same prepared query.
   *
   * @param row an id for each of {@link GraphQuery#columns()}; valid during the call only
   * @return whether to go on
   */
  boolean row(int[] row);
}
