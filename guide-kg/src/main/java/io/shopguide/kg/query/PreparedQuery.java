package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.List;

/**
 * A query planned for one view. Variables are bound one after the other, each to what all patterns
 * allow together with those before; see {@link #explain} for the order. Rows come in ascending
 * order of the variables' ids, in that order.
 *
 * <p>Takes time in proportion to the number of rows that data of this size can have at most, up to
 * a logarithm, and never more than its budget. Distinct rows are remembered where columns are bound
 * after other variables. Allocates nothing else once its arrays have grown. Not thread-safe; one
 * per thread.
 */
public final class PreparedQuery {
  private final BoundQuery query;
  private final QueryPlan plan;
  private final Level[] levels;
  private final boolean isDistinct;
  private final int[] columns; // variables
  private final int rowDepth; // so many levels bind all columns
  private final boolean canMatch; // whether all patterns without variables match
  private final int[] binding;
  private final int[] row;
  private final RowSet seen; // null where rows cannot repeat
  private final StepBudget budget = new StepBudget();

  /** How a run ended. */
  public enum Outcome {
    /** All rows were found. */
    COMPLETE,
    /** As many rows were found as were wanted; there may be more. */
    LIMIT,
    /** The steps did not suffice; there may be more rows. */
    BUDGET,
    /** The visitor wanted no more. */
    CANCELLED
  }

  PreparedQuery(GraphQuery source, GraphView view) {
    query = new BoundQuery(source, view);
    plan = new QueryPlan(query);
    levels = plan.levels();
    isDistinct = source.isDistinct();
    columns = source.columns().stream().mapToInt(query::variable).toArray();
    rowDepth = rowDepth(source.columns());
    canMatch = query.constantsMatch();
    binding = query.newBinding();
    row = new int[columns.length];
    boolean canRepeat = isDistinct && rowDepth > source.columns().stream().distinct().count();
    seen = canRepeat ? new RowSet(columns.length) : null;
  }

  private int rowDepth(List<String> names) {
    int depth = 0;
    for (int i = 0; i < levels.length; i++) {
      if (names.contains(query.name(levels[i].variable()))) {
        depth = i + 1;
      }
    }
    return depth;
  }

  /**
   * The order in which variables are bound.
   *
   * @return a line for each variable, with its number of candidates in a few samples and its
   *     patterns
   */
  public String explain() {
    return plan.explain();
  }

  /**
   * Number of steps that the last run took.
   *
   * @return the count
   */
  public long steps() {
    return budget.taken();
  }

  /**
   * Finds rows.
   *
   * @param limit the greatest number of rows, at least 1
   * @param steps the greatest number of steps; each id that is read is one
   * @param visitor gets the rows
   * @return why the run ended
   * @throws IllegalArgumentException if there is no row or no step to be had
   */
  public Outcome run(long limit, long steps, RowVisitor visitor) {
    if (limit < 1 || steps < 1) {
      throw new IllegalArgumentException("Cannot find %d rows in %d steps".formatted(limit, steps));
    }
    budget.reset(steps);
    if (seen != null) {
      seen.clear();
    }
    for (Level level : levels) {
      binding[level.variable()] = GraphView.ANY;
    }
    if (!canMatch) {
      return Outcome.COMPLETE;
    }
    if (levels.length == 0) {
      return visitor.row(row) ? Outcome.COMPLETE : Outcome.CANCELLED;
    }
    return search(limit, visitor);
  }

  private Outcome search(long limit, RowVisitor visitor) {
    long rows = 0;
    int depth = 0;
    levels[0].open(binding, budget);
    while (depth >= 0) {
      if (!levels[depth].next(binding)) {
        if (budget.isSpent()) {
          return Outcome.BUDGET;
        }
        depth--;
      } else if (depth + 1 < levels.length && !isSeen(depth + 1)) {
        depth++;
        levels[depth].open(binding, budget);
      } else if (depth + 1 == levels.length && !isSeen(depth + 1)) {
        rows++;
        if (!emit(visitor)) {
          return Outcome.CANCELLED;
        }
        if (rows == limit) {
          return Outcome.LIMIT;
        }
        depth = isDistinct ? leave(depth) : depth;
      }
    }
    return Outcome.COMPLETE;
  }

  /** Whether a row of just so many levels came before. */
  private boolean isSeen(int depth) {
    if (seen == null || depth != rowDepth) {
      return false;
    }
    fillRow();
    return seen.contains(row);
  }

  private boolean emit(RowVisitor visitor) {
    fillRow();
    if (seen != null) {
      seen.add(row);
    }
    return visitor.row(row);
  }

  private void fillRow() {
    for (int i = 0; i < row.length; i++) {
      row[i] = binding[columns[i]];
    }
  }

  /** Leaves the levels that would only give the same row again; the new depth. */
  private int leave(int depth) {
    for (int d = rowDepth; d <= depth; d++) {
      binding[levels[d].variable()] = GraphView.ANY;
    }
    return rowDepth - 1;
  }

  /**
   * Summarizes the query.
   *
   * @return names of variables in the order of the plan
   */
  @Override
  public String toString() {
    return "PreparedQuery" + plan;
  }
}
