package io.shopguide.examples.jena;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.store.GraphChanges;
import io.shopguide.kg.store.MutableGraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Triple;

/**
 * Gathers changes, as Jena writes triple by triple and a step of the store costs more than a
 * triple. Of several changes of one triple only the last counts. Thread-safe.
 */
final class WriteBuffer {
  private static final int LIMIT = 1 << 13;

  private final MutableGraph graph;
  private Map<Triple, Write> writes = new LinkedHashMap<>(); // guarded by this
  private volatile boolean isEmpty = true;
  private volatile NodeTable table;

  /** A triple's terms, and whether it is to be there. */
  private record Write(Term subject, Term.Iri predicate, Term object, boolean isAdded) {}

  WriteBuffer(MutableGraph graph) {
    this.graph = graph;
    this.table = new NodeTable(graph.view());
  }

  /**
   * Adds or removes a triple.
   *
   * @throws IllegalArgumentException if the store cannot hold it
   */
  void write(Triple triple, boolean isAdded) {
    Write write =
        new Write(
            NodeTerms.subject(triple.getSubject()),
            NodeTerms.predicate(triple.getPredicate()),
            NodeTerms.object(triple.getObject()),
            isAdded);
    synchronized (this) {
      writes.put(triple, write);
      isEmpty = false;
      if (writes.size() >= LIMIT) {
        apply();
      }
    }
  }

  boolean contains(Triple triple) {
    return pending(triple).map(Write::isAdded).orElseGet(() -> current().contains(triple));
  }

  private Optional<Write> pending(Triple triple) {
    if (isEmpty) {
      return Optional.empty();
    }
    synchronized (this) {
      return Optional.ofNullable(writes.get(triple));
    }
  }

  /** The graph with all changes. */
  NodeTable table() {
    apply();
    return current();
  }

  private NodeTable current() {
    GraphView view = graph.view();
    NodeTable current = table;
    if (!current.view().equals(view)) {
      current = new NodeTable(view);
      table = current;
    }
    return current;
  }

  /** Gives the store what was gathered. */
  void apply() {
    if (isEmpty) {
      return;
    }
    synchronized (this) {
      NodeTable before = current();
      GraphChanges changes = new GraphChanges();
      writes.forEach((triple, write) -> collect(triple, write, before, changes));
      if (changes.size() > 0) {
        graph.apply(changes);
      }
      writes = new LinkedHashMap<>(); // clearing a map that was large once is slow
      isEmpty = true;
    }
  }

  /** What is there already is not added again, since that would drop its annotation. */
  private static void collect(Triple triple, Write write, NodeTable before, GraphChanges changes) {
    boolean isThere = before.contains(triple);
    if (write.isAdded() && !isThere) {
      changes.add(write.subject(), write.predicate(), write.object());
    } else if (!write.isAdded() && isThere) {
      Term stored = before.view().term(before.id(triple.getObject()));
      changes.remove(write.subject(), write.predicate(), stored);
    }
  }
}
