package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A query with numbers for names, for one view. Not thread-safe; one per thread. */
final class BoundQuery {
  private final GraphView view;
  private final Domains domains;
  private final List<String> names;
  private final Atom[] atoms;
  private final boolean[] isPredicate;
  private final Restriction[] restrictions; // null where a variable is not restricted

  BoundQuery(GraphQuery query, GraphView view) {
    this.view = view;
    this.domains = new Domains(view);
    this.names = query.variables();
    this.atoms =
        query.patterns().stream()
            .map(p -> new Atom(code(p.subject()), code(p.predicate()), code(p.object())))
            .distinct()
            .toArray(Atom[]::new);
    this.isPredicate = new boolean[names.size()];
    this.restrictions = new Restriction[names.size()];
    Selector selector = new Selector(view);
    for (int v = 0; v < names.size(); v++) {
      int code = Atom.code(v);
      isPredicate[v] = Arrays.stream(atoms).anyMatch(atom -> atom.predicate() == code);
      GraphFilter filter = query.filters().get(names.get(v));
      if (filter != null) {
        BitSet selected = new BitSet();
        selector.select(filter, selected);
        restrictions[v] = new Restriction(selected);
      }
    }
  }

  private int code(QueryTerm term) {
    return switch (term) {
      case QueryTerm.Id id -> id.value();
      case QueryTerm.Variable variable -> Atom.code(names.indexOf(variable.name()));
    };
  }

  GraphView view() {
    return view;
  }

  Domains domains() {
    return domains;
  }

  int variableCount() {
    return names.size();
  }

  String name(int variable) {
    return names.get(variable);
  }

  int variable(String name) {
    return names.indexOf(name);
  }

  boolean isPredicate(int variable) {
    return isPredicate[variable];
  }

  /** What a variable may stand for, {@code null} for anything. */
  Restriction restriction(int variable) {
    return restrictions[variable];
  }

  Atom[] atomsOf(int variable) {
    return Arrays.stream(atoms).filter(atom -> atom.has(variable)).toArray(Atom[]::new);
  }

  /** No variable has an id. */
  int[] newBinding() {
    int[] binding = new int[names.size()];
    Arrays.fill(binding, GraphView.ANY);
    return binding;
  }

  /** Whether all patterns without variables match. */
  boolean constantsMatch() {
    int[] binding = newBinding();
    for (Atom atom : atoms) {
      boolean isConstant =
          atom.subject(binding) != GraphView.ANY
              && atom.predicate(binding) != GraphView.ANY
              && atom.object(binding) != GraphView.ANY;
      if (isConstant && atom.count(view, binding) == 0) {
        return false;
      }
    }
    return true;
  }

  /** For example {@code ?product <brand> <acme>}. */
  String text(Atom atom) {
    return termText(atom.subject())
        + " "
        + (atom.predicate() >= GraphView.NONE
            ? TermText.ofPredicate(view, atom.predicate())
            : variableText(atom.predicate()))
        + " "
        + termText(atom.object());
  }

  private String termText(int part) {
    return part >= GraphView.NONE ? TermText.of(view, part) : variableText(part);
  }

  private String variableText(int code) {
    return "?" + names.get(Atom.code(0) - code);
  }
}
