package io.shopguide.examples.jena;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * A view with the nodes of its ids. Some nodes are kept, as a join asks for the same ones again and
 * again. Thread-safe.
 */
final class NodeTable {
  private static final int KEPT = 1 << 8;
  private static final int MASK = KEPT - 1;

  private final GraphView view;
  // Threads may overwrite each other's entries, which are immutable, so a race costs a lookup only.
  private final Entry[] byId = new Entry[KEPT];
  private final Entry[] byNode = new Entry[KEPT];
  private final Entry[] predicates = new Entry[KEPT];

  private record Entry(int id, Node node) {}

  NodeTable(GraphView view) {
    this.view = view;
  }

  GraphView view() {
    return view;
  }

  /** The id of a subject or object, {@link GraphView#NONE} if no triple has it. */
  int id(Node node) {
    int slot = node.hashCode() & MASK;
    Entry kept = byNode[slot];
    if (kept != null && kept.node().equals(node)) {
      return kept.id();
    }
    int id = lookUp(node);
    byNode[slot] = new Entry(id, node);
    return id;
  }

  private int lookUp(Node node) {
    Term term;
    try {
      term = NodeTerms.object(node);
    } catch (IllegalArgumentException e) {
      return GraphView.NONE; // what cannot be stored is in no triple
    }
    return id(term);
  }

  /**
   * The id of a term. A store that was not filled through Jena has language tags as they were
   * written, mostly in lower case, which RDF 1.1 does not distinguish from Jena's.
   */
  private int id(Term term) {
    int id = view.find(term);
    if (id == GraphView.NONE
        && term instanceof Term.Literal literal
        && !literal.language().isEmpty()) {
      String language = literal.language().toLowerCase(Locale.ROOT);
      return view.find(new Term.Literal(literal.lexical(), literal.datatype(), language));
    }
    return id;
  }

  /** The id of a predicate, {@link GraphView#NONE} if no triple has it. */
  int predicateId(Node node) {
    return node.isURI() ? view.findPredicate(node.getURI()) : GraphView.NONE;
  }

  /** The node of a subject or object. */
  Node node(int id) {
    Entry kept = byId[id & MASK];
    if (kept != null && kept.id() == id) {
      return kept.node();
    }
    Node node = NodeTerms.node(view.term(id));
    Entry entry = new Entry(id, node);
    byId[id & MASK] = entry;
    byNode[node.hashCode() & MASK] = entry;
    return node;
  }

  /** The node of a predicate. */
  Node predicate(int id) {
    Entry kept = predicates[id & MASK];
    if (kept != null && kept.id() == id) {
      return kept.node();
    }
    Node node = NodeFactory.createURI(view.predicate(id));
    predicates[id & MASK] = new Entry(id, node);
    return node;
  }

  boolean contains(Triple triple) {
    int s = id(triple.getSubject());
    int p = s == GraphView.NONE ? GraphView.NONE : predicateId(triple.getPredicate());
    int o = p == GraphView.NONE ? GraphView.NONE : id(triple.getObject());
    return o != GraphView.NONE && view.contains(s, p, o);
  }
}
