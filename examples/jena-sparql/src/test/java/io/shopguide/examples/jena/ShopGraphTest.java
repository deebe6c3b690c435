package io.shopguide.examples.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.store.GraphChanges;
import io.shopguide.kg.store.GraphStore;
import io.shopguide.kg.store.MemoryGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.jena.graph.GraphEvents;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.test.RecordingListener;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.shared.ClosedException;
import org.apache.jena.shared.DeleteDeniedException;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShopGraphTest {
  private static final Node S = NodeFactory.createURI("urn:s");
  private static final Node P = NodeFactory.createURI("urn:p");
  private static final Node O = NodeFactory.createURI("urn:o");
  private static final Triple TRIPLE = Triple.create(S, P, O);
  private static final Term.Iri SUBJECT = new Term.Iri("urn:s");
  private static final Term.Iri PREDICATE = new Term.Iri("urn:p");
  private static final Term.Iri OBJECT = new Term.Iri("urn:o");

  private final MemoryGraph store = MemoryGraph.create();
  private final ShopGraph graph = new ShopGraph(store);

  static Stream<Arguments> refused() {
    Node text = NodeFactory.createLiteralString("text");
    return Stream.of(
        Arguments.of(Triple.create(text, P, O), "no literals as subjects"),
        Arguments.of(Triple.create(S, text, O), "only IRIs as predicates"),
        Arguments.of(
            Triple.create(S, NodeFactory.createBlankNode("b"), O), "only IRIs as predicates"),
        Arguments.of(
            Triple.create(S, P, NodeFactory.createTripleTerm(TRIPLE)), "Not a node of RDF 1.1"),
        Arguments.of(Triple.create(Node.ANY, P, O), "Not a node of RDF 1.1"),
        Arguments.of(Triple.create(S, P, NodeFactory.createVariable("v")), "Not a node of RDF 1.1"),
        Arguments.of(
            Triple.create(S, P, NodeFactory.createLiteralDirLang("x", "ar", "rtl")),
            "no base direction"),
        Arguments.of(
            Triple.create(
                S, P, NodeFactory.createLiteralDT("x", NodeFactory.getType(Term.LANG_STRING))),
            "does not go with the language"),
        Arguments.of(
            Triple.create(S, P, NodeFactory.createLiteralString("half \uD83D")),
            "half a surrogate pair at index 5"),
        Arguments.of(
            Triple.create(NodeFactory.createURI("urn:a b"), P, O), "must be percent-encoded"),
        Arguments.of(Triple.create(S, NodeFactory.createURI(""), O), "The IRI is empty"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void add_whatCannotBeStored_saysWhy(Triple triple, String reason) {
    AddDeniedException denied = assertThrows(AddDeniedException.class, () -> graph.add(triple));
    assertTrue(denied.getMessage().contains(reason), denied.getMessage());
    assertEquals(triple, denied.getTriple());
    assertTrue(graph.isEmpty());
    if (triple.isConcrete()) {
      assertFalse(graph.contains(triple));
      assertFalse(graph.find(triple).hasNext());
      graph.delete(triple);
    }
  }

  @Test
  void find_whileTheGraphChanges_givesWhatWasThere() {
    List<Triple> before = add(0, 5);
    ExtendedIterator<Triple> found = graph.find(S, P, Node.ANY);
    List<Triple> seen = new ArrayList<>();
    seen.add(found.next());
    add(5, 10_010);
    graph.remove(Node.ANY, Node.ANY, Node.ANY);
    found.forEachRemaining(seen::add);
    assertEquals(before.size(), seen.size());
    assertTrue(seen.containsAll(before));
    assertThrows(NoSuchElementException.class, found::next);
    assertTrue(graph.isEmpty());
  }

  private List<Triple> add(int first, int end) {
    List<Triple> triples = new ArrayList<>();
    for (int i = first; i < end; i++) {
      triples.add(Triple.create(S, P, NodeFactory.createLiteralString("o" + i)));
    }
    GraphUtil.add(graph, triples);
    return triples;
  }

  @Test
  void remove_ofIterator_worksOnceForEachTriple() {
    add(0, 3);
    ExtendedIterator<Triple> found = graph.find();
    assertThrows(IllegalStateException.class, found::remove);
    Triple first = found.next();
    assertTrue(found.hasNext());
    found.remove();
    assertThrows(IllegalStateException.class, found::remove);
    assertFalse(graph.contains(first));
    assertEquals(2, graph.size());
    found.close();
    assertFalse(found.hasNext());
  }

  @Test
  void remove_withPattern_tellsListeners() {
    add(0, 7);
    Triple third = Triple.create(S, P, NodeFactory.createLiteralString("o3"));
    RecordingListener listener = new RecordingListener();
    graph.getEventManager().register(listener);
    graph.remove(S, Node.ANY, third.getObject());
    Object event = GraphEvents.remove(S, Node.ANY, third.getObject());
    assertEquals(List.of("delete", graph, third, "someEvent", graph, event), listener.history);
    graph.clear();
    assertEquals(6 + 6 * 3 + 3, listener.history.size(), "six triples and the event");
    assertEquals(GraphEvents.removeAll, listener.history.getLast());
  }

  @Test
  void add_twice_keepsTheAnnotation() {
    Annotation annotation = new Annotation(3, "feed", 0.5f);
    store.apply(new GraphChanges().add(SUBJECT, PREDICATE, OBJECT, annotation));
    graph.add(TRIPLE);
    graph.delete(TRIPLE);
    graph.add(TRIPLE);
    graph.sync();
    assertEquals(annotation, annotation(store.view()));
    graph.delete(TRIPLE);
    graph.sync();
    graph.add(TRIPLE);
    graph.sync();
    assertEquals(Annotation.NONE, annotation(store.view()));
  }

  private static Annotation annotation(GraphView view) {
    return view.annotation(
        view.find(SUBJECT), view.findPredicate(PREDICATE.value()), view.find(OBJECT));
  }

  @Test
  void find_languageTagsInLowerCase_areFoundInJenasCase() {
    Term.Literal stored = new Term.Literal("Farbe", Term.LANG_STRING, "de-ch");
    store.apply(new GraphChanges().add(SUBJECT, PREDICATE, stored));
    Triple triple = Triple.create(S, P, NodeFactory.createLiteralLang("Farbe", "DE-ch"));
    assertEquals(List.of(triple), graph.find().toList());
    assertTrue(graph.contains(triple));
    assertEquals(1, graph.find(Node.ANY, Node.ANY, triple.getObject()).toList().size());
    graph.add(triple);
    assertEquals(1, graph.size());
    graph.delete(triple);
    assertEquals(0, graph.size());
  }

  @Test
  void sync_changes_reachTheStore() {
    graph.add(TRIPLE);
    assertEquals(0, store.view().tripleCount());
    graph.sync();
    assertEquals(1, store.view().tripleCount());
    graph.delete(TRIPLE);
    graph.close();
    assertEquals(0, store.view().tripleCount());
  }

  @Test
  void close_durableStore_keepsTheTriples(@TempDir Path folder) {
    try (GraphStore durable = GraphStore.open(folder)) {
      ShopGraph writing = new ShopGraph(durable);
      writing.add(TRIPLE);
      writing.close();
    }
    try (GraphStore durable = GraphStore.open(folder)) {
      ShopGraph reading = new ShopGraph(durable);
      assertEquals(List.of(TRIPLE), reading.find().toList());
    }
  }

  @Test
  void find_changesOfOthers_areSeen() {
    assertFalse(graph.contains(TRIPLE));
    store.apply(new GraphChanges().add(SUBJECT, PREDICATE, OBJECT));
    assertTrue(graph.contains(TRIPLE));
    assertEquals(1, graph.size());
  }

  @Test
  void close_thenUse_isRefused() {
    graph.close();
    graph.close();
    assertThrows(ClosedException.class, () -> graph.add(TRIPLE));
    assertThrows(ClosedException.class, () -> GraphUtil.add(graph, List.of(TRIPLE)));
    assertThrows(ClosedException.class, () -> graph.delete(TRIPLE));
    assertThrows(ClosedException.class, graph::size);
    assertThrows(ClosedException.class, graph::clear);
    assertThrows(ClosedException.class, () -> graph.find(TRIPLE));
    store.apply(new GraphChanges().add(SUBJECT, PREDICATE, OBJECT));
  }

  @Test
  void close_afterItsStore_saysThatChangesAreLost() {
    graph.add(TRIPLE);
    store.close();
    assertThrows(IllegalStateException.class, graph::close);
    assertTrue(graph.isClosed());
  }

  @Test
  @SuppressWarnings("removal") // of the capabilities, from Jena
  void readOnly_changes_areRefused() {
    store.apply(new GraphChanges().add(SUBJECT, PREDICATE, OBJECT));
    ShopGraph fixed = ShopGraph.readOnly(store.view());
    assertThrows(AddDeniedException.class, () -> fixed.add(S, P, S));
    assertThrows(DeleteDeniedException.class, () -> fixed.delete(TRIPLE));
    assertThrows(DeleteDeniedException.class, fixed::clear);
    ExtendedIterator<Triple> found = fixed.find();
    assertEquals(TRIPLE, found.next());
    assertThrows(DeleteDeniedException.class, found::remove);
    assertFalse(fixed.getCapabilities().addAllowed() || fixed.getCapabilities().deleteAllowed());
    assertTrue(graph.getCapabilities().addAllowed() && graph.getCapabilities().deleteAllowed());
    graph.clear();
    assertTrue(graph.isEmpty());
    assertEquals(1, fixed.size());
    fixed.close();
  }

  @Test
  void read_byManyThreadsWhileOneWrites_seesEveryStep() throws InterruptedException {
    AtomicInteger wrong = new AtomicInteger();
    List<Thread> readers = new ArrayList<>();
    graph.add(TRIPLE);
    for (int i = 0; i < 3; i++) {
      readers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    int last = 0;
                    while (last < 2_000) {
                      int size = graph.find(S, Node.ANY, Node.ANY).toList().size();
                      wrong.addAndGet(size < last || !graph.contains(TRIPLE) ? 1 : 0);
                      last = size;
                    }
                  }));
    }
    for (int i = 0; i < 2_000; i++) {
      graph.add(S, P, NodeFactory.createLiteralString("o" + i));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertEquals(0, wrong.get());
    assertEquals(2_001, graph.size());
  }
}
