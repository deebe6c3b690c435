package io.shopguide.examples.jena;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.store.GraphChanges;
import io.shopguide.kg.store.MemoryGraph;
import io.shopguide.kg.store.MutableGraph;
import org.apache.jena.atlas.lib.Sync;
import org.apache.jena.graph.Capabilities;
import org.apache.jena.graph.GraphEvents;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.AllCapabilities;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.shared.DeleteDeniedException;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A ShopGuide graph as Apache Jena sees one: with it, Jena's SPARQL, SHACL, readers and writers
 * work on the store.
 *
 * <pre>{@code
 * Model model = ModelFactory.createModelForGraph(new ShopGraph());
 * RDFDataMgr.read(model, "catalogue.ttl");
 * }</pre>
 *
 * <p>It holds triples of RDF 1.1 and compares nodes as terms: {@code "1"} and {@code "01"} are
 * different. {@link #add} refuses what RDF 1.1 lacks (triple terms, literals as subjects,
 * predicates that are not IRIs, base directions) and what cannot be written as UTF-8 or as an IRI.
 * Language tags come in Jena's canonical case. Adding a triple that is there leaves its annotation
 * alone.
 *
 * <p>Iterators give the graph as it was when they were made. They never throw a {@link
 * java.util.ConcurrentModificationException}, and {@code remove()} works.
 *
 * <p>This graph shows every change at once, but gives the store several together: as soon as
 * thousands have gathered, when triples are looked for, and with {@link #sync} and {@link #close}.
 * Only then is a change in a durable store safe, and seen by those who read the store without Jena.
 * Transactions are not supported.
 *
 * <p>Adding or removing a triple takes O(log n). Thread-safe, but for the prefixes and listeners,
 * which are Jena's.
 */
public final class ShopGraph extends GraphBase implements Sync {
  private final WriteBuffer store;
  private final boolean isWritable;

  /** Makes an empty graph in memory. */
  public ShopGraph() {
    this(MemoryGraph.create());
  }

  /**
   * Shows a graph to Jena and writes what Jena changes into it.
   *
   * @param store the graph; it stays open when this one is closed, and must be open until then
   */
  public ShopGraph(MutableGraph store) {
    this(store, true);
  }

  private ShopGraph(MutableGraph store, boolean isWritable) {
    this.store = new WriteBuffer(store);
    this.isWritable = isWritable;
  }

  /**
   * Shows a view to Jena.
   *
   * @param view the view, for example of a product graph
   * @return a graph that refuses changes with {@link AddDeniedException} and {@link
   *     DeleteDeniedException}
   */
  public static ShopGraph readOnly(GraphView view) {
    return new ShopGraph(new Unchanging(view), false);
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    return new TripleIterator(this, store.table(), pattern);
  }

  @Override
  protected boolean graphBaseContains(Triple pattern) {
    return pattern.isConcrete() ? store.contains(pattern) : containsByFind(pattern);
  }

  /** The number of triples, at most {@link Integer#MAX_VALUE}; see {@link #sizeLong}. */
  @Override
  protected int graphBaseSize() {
    return (int) Math.min(Integer.MAX_VALUE, sizeLong());
  }

  @Override
  public long sizeLong() {
    checkOpen();
    return store.table().view().tripleCount();
  }

  /**
   * Adds a triple, if it is not there.
   *
   * @param triple the triple
   * @throws AddDeniedException if this graph is read-only or cannot hold the triple
   */
  @Override
  public void performAdd(Triple triple) {
    checkOpen();
    if (!isWritable) {
      throw new AddDeniedException("The graph is read-only", triple);
    }
    try {
      store.write(triple, true);
    } catch (IllegalArgumentException e) {
      throw new AddDeniedException("Cannot add a triple: " + e.getMessage(), e, triple);
    }
  }

  /**
   * Removes a triple, if it is there.
   *
   * @param triple the triple
   * @throws DeleteDeniedException if this graph is read-only
   */
  @Override
  public void performDelete(Triple triple) {
    checkOpen();
    if (!isWritable) {
      throw new DeleteDeniedException("The graph is read-only", triple);
    }
    if (store.contains(triple)) {
      store.write(triple, false);
    }
  }

  @Override
  public void clear() {
    removeAll(Node.ANY, Node.ANY, Node.ANY);
    getEventManager().notifyEvent(this, GraphEvents.removeAll);
  }

  @Override
  public void remove(Node subject, Node predicate, Node object) {
    removeAll(subject, predicate, object);
    getEventManager().notifyEvent(this, GraphEvents.remove(subject, predicate, object));
  }

  private void removeAll(Node subject, Node predicate, Node object) {
    ExtendedIterator<Triple> found = find(subject, predicate, object);
    while (found.hasNext()) {
      delete(found.next());
    }
  }

  /** What can be done with this graph; Jena is about to give up asking for it. */
  @Override
  @SuppressWarnings("removal")
  public Capabilities getCapabilities() {
    return isWritable ? AllCapabilities.updateAllowed : AllCapabilities.updateNotAllowed;
  }

  /**
   * Gives the store all changes made so far.
   *
   * @throws IllegalStateException if the store is closed
   */
  @Override
  public void sync() {
    store.apply();
  }

  /**
   * Gives the store all changes made so far, and ends the use of this graph.
   *
   * @throws IllegalStateException if there are such changes and the store is closed
   */
  @Override
  public void close() {
    try {
      sync();
    } finally {
      super.close();
    }
  }

  /** A view as a graph that no one changes. */
  private record Unchanging(GraphView view) implements MutableGraph {
    @Override
    public void apply(GraphChanges changes) {
      throw new IllegalStateException("The graph is read-only");
    }

    @Override
    public void close() {}
  }
}
