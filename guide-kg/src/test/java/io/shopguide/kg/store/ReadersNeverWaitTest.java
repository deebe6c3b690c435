package io.shopguide.kg.store;

import static io.shopguide.kg.query.QueryTerm.id;
import static io.shopguide.kg.query.QueryTerm.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.delta.TermPool;
import io.shopguide.kg.delta.ViewModel;
import io.shopguide.kg.delta.ViewModel.Triple;
import io.shopguide.kg.query.CoOccurrence;
import io.shopguide.kg.query.Facets;
import io.shopguide.kg.query.GraphFilter;
import io.shopguide.kg.query.GraphQuery;
import io.shopguide.kg.query.Hops;
import io.shopguide.kg.query.PathSearch;
import io.shopguide.kg.query.PersonalizedPageRank;
import io.shopguide.kg.query.QueryScratch;
import io.shopguide.kg.query.TopIds;
import io.shopguide.kg.query.WalkRelation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads go on while another thread holds every lock of the graph, and writes do not. */
class ReadersNeverWaitTest {
  private static final Duration BRIEFLY = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Term.Iri SHOE = Term.iri("http://x/shoe");
  private static final Term.Iri BOOT = Term.iri("http://x/boot");
  private static final Term.Iri ACME = Term.iri("http://x/acme");
  private static final Term.Iri BRAND = Term.iri("http://x/brand");

  @TempDir Path folder;

  private final ViewModel model = new ViewModel();
  private GraphStore store;

  /** A store with a graph file, and with changes since that was written. */
  @BeforeEach
  void openStore() {
    store = GraphStore.open(folder.resolve("store"));
    TermPool pool = new TermPool(new Random(1), 3);
    fill(store, pool);
    store.merge();
    fill(store, pool);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void fill(MutableGraph graph, TermPool pool) {
    GraphChanges changes = new GraphChanges();
    for (int i = 0; i < 30; i++) {
      add(changes, new Triple(pool.subject(), pool.predicate(), pool.object()));
    }
    add(changes, new Triple(SHOE, BRAND, ACME));
    add(changes, new Triple(BOOT, BRAND, ACME));
    graph.apply(changes);
  }

  private void add(GraphChanges changes, Triple triple) {
    changes.add(triple.subject(), triple.predicate(), triple.object());
    model.add(triple, Annotation.NONE);
  }

  @Test
  void read_allLocksOfAStoreHeld_doesNotWait() {
    GraphStore held = store;
    GraphView before = held.view();
    Set<ReentrantLock> locks = locks(store);
    assertTrue(locks.size() >= 2, locks.toString());
    locks.forEach(ReentrantLock::lock);
    try {
      synchronized (held) {
        assertTimeoutPreemptively(
            LONG,
            () -> {
              readAll(before);
              readAll(store.view());
              assertEquals(2, store.lastChange());
              assertEquals(0, store.droppedBytes());
              assertNotEquals("", store.toString());
            });
      }
    } finally {
      locks.forEach(ReentrantLock::unlock);
    }
  }

  @Test
  void read_memoryGraphLocked_doesNotWait() {
    try (MemoryGraph graph = MemoryGraph.create()) {
      GraphChanges changes = new GraphChanges();
      model.triples().forEach(triple -> add(changes, triple));
      graph.apply(changes);
      synchronized (graph) {
        assertTimeoutPreemptively(LONG, () -> readAll(graph.view()));
      }
    }
  }

  /** Every method of a view and its cursors, by the model; and every kind of query. */
  private void readAll(GraphView view) {
    model.assertDescribes(view, new Random(2));
    int brand = view.findPredicate(BRAND.value());
    int shoe = view.find(SHOE);
    int boot = view.find(BOOT);
    int acme = view.findIri(ACME.value());
    GraphQuery query =
        GraphQuery.builder()
            .where(variable("product"), id(brand), variable("brand"))
            .filter("product", GraphFilter.has(brand))
            .build();
    int[] rows = new int[1];
    query.prepare(view).run(100, 10_000, row -> ++rows[0] > 0);
    assertEquals(2, rows[0]);
    BitSet found = new BitSet();
    GraphFilter.equal(brand, acme).select(view, found);
    assertEquals(2, found.cardinality());
    QueryScratch scratch = new QueryScratch();
    TopIds best = new TopIds(5);
    assertEquals(1, new Facets(view, scratch).count(found, brand, best));
    assertEquals(1, new CoOccurrence(view, scratch).subjectsSharingObjects(shoe, brand, best));
    List<WalkRelation> relations = List.of(WalkRelation.both(brand));
    new Hops(view, relations).within(shoe, 2, 100, found);
    assertTrue(found.get(boot));
    new PersonalizedPageRank(view, relations, 0.15, 0.001, scratch)
        .rank(new int[] {shoe}, new double[] {1}, best);
    assertEquals(3, best.size());
    PathSearch search = new PathSearch(view, relations, 2, 100, scratch);
    assertEquals(1, search.find(shoe, boot, 1).paths().size());
  }

  @Test
  void write_locksHeld_waits() throws InterruptedException {
    GraphChanges changes = new GraphChanges().add(SHOE, BRAND, BOOT);
    Set<ReentrantLock> locks = locks(store);
    locks.forEach(ReentrantLock::lock);
    Thread apply = Thread.ofPlatform().start(() -> store.apply(changes));
    Thread merge = Thread.ofPlatform().start(store::merge);
    try {
      assertFalse(apply.join(BRIEFLY));
      assertFalse(merge.join(BRIEFLY));
      assertEquals(2, store.lastChange());
    } finally {
      locks.forEach(ReentrantLock::unlock);
    }
    assertTrue(apply.join(LONG));
    assertTrue(merge.join(LONG));
    assertEquals(3, store.lastChange());
  }

  @Test
  void write_memoryGraphLocked_waits() throws InterruptedException {
    try (MemoryGraph graph = MemoryGraph.create()) {
      GraphChanges changes = new GraphChanges().add(SHOE, BRAND, BOOT);
      Thread apply;
      synchronized (graph) {
        apply = Thread.ofPlatform().start(() -> graph.apply(changes));
        assertFalse(apply.join(BRIEFLY));
        assertEquals(0, graph.view().tripleCount());
      }
      assertTrue(apply.join(LONG));
      assertEquals(1, graph.view().tripleCount());
    }
  }

  /** The locks of an object and of those of this package that it is made of, whatever they are. */
  private static Set<ReentrantLock> locks(Object owner) {
    Set<ReentrantLock> locks = Collections.newSetFromMap(new IdentityHashMap<>());
    collectLocks(owner, locks, Collections.newSetFromMap(new IdentityHashMap<>()));
    return locks;
  }

  private static void collectLocks(Object owner, Set<ReentrantLock> locks, Set<Object> seen) {
    if (owner instanceof ReentrantLock lock) {
      locks.add(lock);
    } else if (owner != null
        && owner.getClass().getPackage().equals(GraphStore.class.getPackage())
        && seen.add(owner)) {
      for (Field field : owner.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          collectLocks(value(field, owner), locks, seen);
        }
      }
    }
  }

  private static Object value(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
