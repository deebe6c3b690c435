package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;

/** A place in a pattern of a {@link GraphQuery}. Immutable and thread-safe. */
public sealed interface QueryTerm {
  /**
   * Makes a variable.
   *
   * @param name names it within its query
   * @return the variable
   * @throws IllegalArgumentException if the name is empty
   */
  static QueryTerm variable(String name) {
    return new Variable(name);
  }

  /**
   * Makes a constant.
   *
   * @param id of a term or predicate of the view; {@link GraphView#NONE} for a pattern that nothing
   *     matches
   * @return the constant
   * @throws IllegalArgumentException if this cannot be an id
   */
  static QueryTerm id(int id) {
    return new Id(id);
  }

  /**
   * Stands for the same id wherever it is in a query.
   *
   * @param name names it within its query, not empty
   */
  record Variable(String name) implements QueryTerm {
    /**
     * Makes a variable.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public Variable {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("A variable needs a name");
      }
    }
  }

  /**
   * Stands for itself.
   *
   * @param value a term's or predicate's id, or {@link GraphView#NONE}
   */
  record Id(int value) implements QueryTerm {
    /**
     * Makes a constant.
     *
     * @throws IllegalArgumentException if this cannot be an id
     */
    public Id {
      if (value < GraphView.NONE) {
        throw new IllegalArgumentException("No id: %d; for any id use a variable".formatted(value));
      }
    }
  }
}
