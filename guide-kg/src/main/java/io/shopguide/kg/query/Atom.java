package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;

/**
 * A pattern whose variables are numbered. Each part is an id, or the code of a variable. Immutable
 * and thread-safe.
 */
record Atom(int subject, int predicate, int object) {
  private static final int FIRST_CODE = GraphView.ANY - 1;

  static int code(int variable) {
    return FIRST_CODE - variable;
  }

  private static int value(int part, int[] binding) {
    return part >= GraphView.NONE ? part : binding[FIRST_CODE - part];
  }

  /** The subject's id, {@link GraphView#ANY} if it is not bound. */
  int subject(int[] binding) {
    return value(subject, binding);
  }

  int predicate(int[] binding) {
    return value(predicate, binding);
  }

  int object(int[] binding) {
    return value(object, binding);
  }

  /** Number of triples that match as far as variables are bound. */
  long count(GraphView view, int[] binding) {
    return view.count(subject(binding), predicate(binding), object(binding));
  }

  boolean has(int variable) {
    int code = code(variable);
    return subject == code || predicate == code || object == code;
  }

  boolean isSubject(int variable) {
    return subject == code(variable);
  }

  /** Whether a variable is both subject and object. */
  boolean isLoop() {
    return subject == object && subject < GraphView.NONE;
  }

  /** Whether the end of the triple that a variable is not at has an id. */
  boolean isOtherEndBound(int variable, int[] binding) {
    return !isLoop() && (isSubject(variable) ? object(binding) : subject(binding)) != GraphView.ANY;
  }
}
