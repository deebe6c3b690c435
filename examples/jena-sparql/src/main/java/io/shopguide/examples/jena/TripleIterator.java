package io.shopguide.examples.jena;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.TripleCursor;
import java.util.NoSuchElementException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.NiceIterator;

/**
 * The triples of a view that match a pattern, made one by one. What is written meanwhile, also by
 * {@link #remove}, does not change what comes. Not thread-safe; one per thread.
 */
final class TripleIterator extends NiceIterator<Triple> {
  private final Graph graph;
  private final NodeTable table;
  private final Triple pattern;
  private final TripleCursor cursor;
  private boolean isAtNext;
  private boolean isDone;
  private Triple last; // null where there is nothing to remove

  TripleIterator(Graph graph, NodeTable table, Triple pattern) {
    this.graph = graph;
    this.table = table;
    this.pattern = pattern;
    this.cursor = table.view().cursor();
    Node p = pattern.getPredicate();
    cursor.match(
        id(pattern.getSubject()),
        p.isConcrete() ? table.predicateId(p) : GraphView.ANY,
        id(pattern.getObject()));
  }

  private int id(Node node) {
    return node.isConcrete() ? table.id(node) : GraphView.ANY;
  }

  @Override
  public boolean hasNext() {
    if (!isAtNext && !isDone) {
      isAtNext = cursor.next();
      isDone = !isAtNext;
    }
    return isAtNext;
  }

  @Override
  public Triple next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No triple follows");
    }
    isAtNext = false;
    Node s = pattern.getSubject();
    Node p = pattern.getPredicate();
    Node o = pattern.getObject();
    last =
        Triple.create(
            s.isConcrete() ? s : table.node(cursor.subject()),
            p.isConcrete() ? p : table.predicate(cursor.predicate()),
            o.isConcrete() ? o : table.node(cursor.object()));
    return last;
  }

  @Override
  public void remove() {
    if (last == null) {
      throw new IllegalStateException("There is no triple to remove: call next() before remove()");
    }
    graph.delete(last);
    last = null;
  }

  @Override
  public void close() {
    isAtNext = false;
    isDone = true;
  }
}
