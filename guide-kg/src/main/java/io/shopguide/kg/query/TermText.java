package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;

/** Writes terms for people. */
final class TermText {
  private TermText() {}

  static String of(GraphView view, int id) {
    if (id == GraphView.NONE) {
      return "nothing";
    }
    return switch (view.term(id)) {
      case Term.Iri iri -> "<" + iri.value() + ">";
      case Term.BlankNode blank -> "_:" + blank.label();
      case Term.Literal literal -> "\"" + literal.lexical() + "\"";
    };
  }

  static String ofPredicate(GraphView view, int predicate) {
    return predicate == GraphView.NONE ? "nothing" : "<" + view.predicate(predicate) + ">";
  }
}
