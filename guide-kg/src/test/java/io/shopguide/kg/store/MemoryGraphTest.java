package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.Term;
import io.shopguide.kg.delta.TermPool;
import io.shopguide.kg.delta.ViewModel;
import io.shopguide.kg.delta.ViewModel.Triple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class MemoryGraphTest {
  private static final int PRODUCTS = 20;
  private static final int BRANDED = 500;
  private static final Term.Iri PRICE = Term.iri("http://p.example/price");
  private static final Term.Iri BRAND = Term.iri("http://p.example/brand");
  private static final Term ACME = Term.iri("urn:shopguide:Brand:acme");

  private static Term product(int number) {
    return Term.iri("urn:shopguide:Product:" + number);
  }

  private static Term integer(int number) {
    return new Term.Literal(
        Integer.toString(number), "http://www.w3.org/2001/XMLSchema#integer", "");
  }

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  void apply_anyChanges_givesViewsThatStay(@ForAll long seed) {
    Random random = new Random(seed);
    TermPool pool = new TermPool(random, 1 + random.nextInt(4));
    List<GraphView> views = new ArrayList<>();
    List<ViewModel> models = new ArrayList<>();
    ViewModel model = new ViewModel();
    try (MemoryGraph graph = MemoryGraph.create()) {
      for (int step = 0; step < 6; step++) {
        views.add(graph.view());
        models.add(model.copy());
        GraphChanges changes = new GraphChanges();
        for (int i = random.nextInt(15); i > 0; i--) {
          change(random, pool, model, changes);
        }
        graph.apply(changes);
        model.assertDescribes(graph.view(), random);
      }
    }
    for (int i = 0; i < views.size(); i++) {
      models.get(i).assertDescribes(views.get(i), random);
    }
  }

  private static void change(Random random, TermPool pool, ViewModel model, GraphChanges changes) {
    List<Triple> there = model.triples();
    Triple triple =
        there.isEmpty() || random.nextInt(3) > 0
            ? new Triple(pool.subject(), pool.predicate(), pool.object())
            : there.get(random.nextInt(there.size()));
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        model.remove(triple);
        changes.remove(triple.subject(), triple.predicate(), triple.object());
      }
      case 2 -> {
        model.set(triple);
        changes.set(triple.subject(), triple.predicate(), triple.object());
      }
      case 3 -> {
        model.add(triple, Annotation.NONE);
        changes.add(triple.subject(), triple.predicate(), triple.object());
      }
      default -> {
        Annotation annotation = pool.annotation();
        model.add(triple, annotation);
        changes.add(triple.subject(), triple.predicate(), triple.object(), annotation);
      }
    }
  }

  @Test
  void apply_changesThatChangeNothing_keepsTheView() {
    try (MemoryGraph graph = MemoryGraph.create()) {
      GraphChanges changes = new GraphChanges().add(product(1), BRAND, ACME);
      changes.set(product(1), PRICE, integer(5)).remove(product(2), BRAND, ACME);
      graph.apply(changes);
      GraphView view = graph.view();
      graph.apply(changes);
      graph.apply(new GraphChanges());
      graph.apply(new GraphChanges().add(product(3), BRAND, ACME).remove(product(3), BRAND, ACME));
      assertEquals(2, graph.view().tripleCount());
      graph.apply(changes);
      assertEquals(3, changes.size());
      assertEquals(2, view.tripleCount());
      assertEquals("GraphChanges[3]", changes.toString());
      GraphView last = graph.view();
      graph.apply(changes);
      assertSame(last, graph.view());
    }
  }

  @Test
  void graphChanges_literalAsSubject_isRefused() {
    GraphChanges changes = new GraphChanges();
    Term literal = Term.text("x");
    assertThrows(IllegalArgumentException.class, () -> changes.add(literal, BRAND, ACME));
    assertThrows(IllegalArgumentException.class, () -> changes.remove(literal, BRAND, ACME));
    assertThrows(IllegalArgumentException.class, () -> changes.set(literal, BRAND, ACME));
    assertEquals(0, changes.size());
  }

  @Test
  void graphChanges_textsThatUtf8CannotHold_areRefused() {
    String half = "a\uD83D";
    assertThrows(IllegalArgumentException.class, () -> new Annotation(1f, half, 1f));
    assertThrows(IllegalArgumentException.class, () -> Term.text(half));
    assertThrows(IllegalArgumentException.class, () -> Term.iri(half));
    assertThrows(
        IllegalArgumentException.class, () -> new Term.Literal("x", Term.LANG_STRING, half));
  }

  @Test
  void close_graph_endsWritingOnly() {
    MemoryGraph graph = MemoryGraph.create();
    GraphChanges changes = new GraphChanges().add(product(1), BRAND, ACME);
    graph.apply(changes);
    graph.close();
    graph.close();
    assertThrows(IllegalStateException.class, () -> graph.apply(changes));
    assertEquals(1, graph.view().tripleCount());
    assertTrue(graph.toString().contains("1 triples"), graph.toString());
  }

  @Test
  void apply_manyChanges_rebuildsAndKeepsOldViews() {
    int count = 70_000;
    int step = 7_000;
    try (MemoryGraph graph = MemoryGraph.create()) {
      List<GraphView> views = new ArrayList<>();
      for (int from = 0; from < count; from += step) {
        GraphChanges changes = new GraphChanges();
        for (int i = from; i < from + step; i++) {
          changes.add(product(i), PRICE, integer(i % 100), Annotation.weight(1 + i % 3));
        }
        graph.apply(changes);
        views.add(graph.view());
      }
      assertTrue(graph.toString().contains(" 0 changes"), graph.toString());
      graph.apply(new GraphChanges().remove(product(0), PRICE, integer(0)));
      views.add(graph.view());
      for (int v = 0; v < views.size(); v++) {
        GraphView view = views.get(v);
        boolean last = v == views.size() - 1;
        int there = last ? count : (v + 1) * step;
        assertEquals(last ? count - 1 : there, view.tripleCount());
        for (int i = 0; i < count; i += 997) {
          int s = view.find(product(i));
          int p = view.findPredicate(PRICE.value());
          int o = view.find(integer(i % 100));
          boolean expected = i < there && !(last && i == 0);
          assertEquals(expected, view.contains(s, p, o), "product " + i + " in view " + v);
          Annotation annotation = expected ? Annotation.weight(1 + i % 3) : Annotation.NONE;
          assertEquals(annotation, view.annotation(s, p, o));
        }
      }
    }
  }

  /** Every batch gives all products one and the same price, and a brand to some more. */
  @Test
  void view_besideAWriter_isOneMoment()
      throws InterruptedException, ExecutionException, TimeoutException {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try (MemoryGraph graph = MemoryGraph.create()) {
      graph.apply(batch(0));
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        results.add(readers.submit(() -> read(graph, done)));
      }
      for (int n = 1; n <= 160; n++) {
        graph.apply(batch(n));
      }
      done.set(true);
      for (Future<Integer> result : results) {
        assertTrue(result.get(30, TimeUnit.SECONDS) > 0);
      }
      assertEquals(160, price(graph.view()));
    } finally {
      done.set(true);
      readers.shutdownNow();
    }
  }

  private static GraphChanges batch(int n) {
    GraphChanges changes = new GraphChanges();
    for (int i = 0; i < PRODUCTS; i++) {
      changes.set(product(i), PRICE, integer(n));
    }
    for (int i = 0; i < BRANDED; i++) {
      changes.add(product(n * BRANDED + i), BRAND, ACME);
    }
    return changes;
  }

  /** Reads until the writer is done; returns how often. */
  private static int read(MemoryGraph graph, AtomicBoolean done) {
    int rounds = 0;
    int last = 0;
    GraphView old = graph.view();
    int oldPrice = price(old);
    do {
      GraphView view = graph.view();
      int price = price(view);
      assertTrue(price >= last, price + " after " + last);
      assertEquals(oldPrice, price(old));
      last = price;
      if (rounds++ % 50 == 0) {
        old = view;
        oldPrice = price;
      }
    } while (!done.get());
    return rounds;
  }

  /** The price of all products of a view, which tells how many triples it has. */
  private static int price(GraphView view) {
    int p = view.findPredicate(PRICE.value());
    int price = -1;
    Neighbours neighbours = view.neighbours();
    for (int i = 0; i < PRODUCTS; i++) {
      assertEquals(1, neighbours.objects(view.find(product(i)), p));
      int found = (int) view.number(neighbours.ids()[0]);
      assertTrue(price < 0 || price == found, price + " and " + found);
      price = found;
    }
    int branded = (price + 1) * BRANDED;
    assertEquals(PRODUCTS + branded, view.tripleCount());
    int brand = view.findPredicate(BRAND.value());
    int acme = view.find(ACME);
    assertEquals(branded, neighbours.subjects(brand, acme));
    assertEquals(branded, view.inverseDegree(brand, acme));
    int lastId = neighbours.ids()[branded - 1];
    assertTrue(view.contains(lastId, brand, acme));
    return price;
  }
}
