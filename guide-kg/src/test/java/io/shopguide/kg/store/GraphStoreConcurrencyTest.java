package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers look at one view after the other while writers move items between holders and merges run:
 * whenever they look, each item is with one holder, and says so itself.
 */
class GraphStoreConcurrencyTest {
  private static final int ITEMS = 60;
  private static final int HOLDERS = 7;
  private static final int WRITERS = 2;
  private static final int READERS = 4;
  private static final long NANOS =
      Long.getLong("shopguide.concurrency.seconds", 4) * 1_000_000_000;

  private static final Term.Iri HOLDS = Term.iri("http://x/holds");
  private static final Term.Iri IS_WITH = Term.iri("http://x/isWith");
  private static final Term.Iri MOVES = Term.iri("http://x/moves");

  @TempDir Path folder;
  private final long end = System.nanoTime() + NANOS;
  private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(WRITERS);
  private GraphStore store;

  private boolean isRunning() {
    return System.nanoTime() < end;
  }

  private static Term.Iri item(int i) {
    return Term.iri("http://x/item/%05d".formatted(i));
  }

  private static Term.Iri holder(int i) {
    return Term.iri("http://x/holder/h" + "o".repeat(i));
  }

  private static Term.Iri writer(int i) {
    return Term.iri("http://x/writer/" + i);
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void view_whileOthersWriteAndMerge_isWholeAndNeverGoesBack() throws Exception {
    try (GraphStore opened = GraphStore.open(folder);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS + 1)) {
      store = opened;
      store.apply(start());
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        tasks.add(this::read);
      }
      tasks.add(this::merge);
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        tasks.add(() -> write(writer));
      }
      int total = 0;
      for (Future<Integer> task : tasks.stream().map(threads::submit).toList()) {
        int times = task.get();
        assertTrue(times > 2);
        total += times;
      }
      assertTrue(total > 100);
      store.verify();
    }
    try (GraphStore reopened = GraphStore.open(folder)) {
      new Look(reopened.view()).check();
      int moves = acknowledged.get(0) + acknowledged.get(1);
      assertEquals(1 + moves, reopened.lastChange());
    }
  }

  private static GraphChanges start() {
    GraphChanges changes = new GraphChanges();
    for (int i = 0; i < ITEMS; i++) {
      changes.add(holder(0), HOLDS, item(i)).add(item(i), IS_WITH, holder(0));
    }
    for (int i = 0; i < WRITERS; i++) {
      changes.add(writer(i), MOVES, Term.text("0"));
    }
    return changes;
  }

  /** Moves items whose numbers leave the writer's as the remainder. */
  private int write(int writer) {
    Random random = new Random(writer);
    int[] holders = new int[ITEMS];
    int moves = 0;
    while (isRunning()) {
      int item = random.nextInt(ITEMS / WRITERS) * WRITERS + writer;
      int to = random.nextInt(HOLDERS);
      GraphChanges move = new GraphChanges();
      move.remove(holder(holders[item]), HOLDS, item(item));
      move.add(holder(to), HOLDS, item(item));
      move.set(item(item), IS_WITH, holder(to));
      move.set(writer(writer), MOVES, Term.text(Integer.toString(++moves)));
      store.apply(move);
      holders[item] = to;
      acknowledged.set(writer, moves);
    }
    return moves;
  }

  private int merge() {
    int merges = 0;
    while (isRunning()) {
      store.merge();
      merges++;
    }
    return merges;
  }

  private int read() {
    int looks = 0;
    int[] before = new int[WRITERS];
    Look old = new Look(store.view());
    while (isRunning()) {
      int[] least = new int[WRITERS];
      for (int i = 0; i < WRITERS; i++) {
        least[i] = Math.max(before[i], acknowledged.get(i));
      }
      Look look = new Look(store.view());
      look.check();
      for (int i = 0; i < WRITERS; i++) {
        before[i] = look.moves(i);
        assertTrue(before[i] >= least[i], "an acknowledged move is not there");
      }
      if (looks++ % 50 == 0) {
        old.check();
        old = look;
      }
    }
    return looks;
  }

  /** One view, and what was found in it. */
  private static final class Look {
    private final GraphView view;
    private final Neighbours neighbours;
    private final TripleCursor cursor;
    private final int holds;
    private final int isWith;
    private final int[] found = new int[WRITERS];

    Look(GraphView view) {
      this.view = view;
      this.neighbours = view.neighbours();
      this.cursor = view.cursor();
      this.holds = view.findPredicate(HOLDS.value());
      this.isWith = view.findPredicate(IS_WITH.value());
      for (int i = 0; i < WRITERS; i++) {
        found[i] = readMoves(i);
      }
    }

    int moves(int writer) {
      return found[writer];
    }

    private int readMoves(int writer) {
      int moves = view.findPredicate(MOVES.value());
      assertEquals(1, neighbours.objects(view.find(writer(writer)), moves));
      Term.Literal literal = (Term.Literal) view.term(neighbours.ids()[0]);
      return Integer.parseInt(literal.lexical());
    }

    void check() {
      assertEquals(2 * ITEMS + WRITERS, view.tripleCount());
      assertEquals(ITEMS, view.count(GraphView.ANY, holds, GraphView.ANY));
      for (int i = 0; i < WRITERS; i++) {
        assertEquals(found[i], readMoves(i), "the view has changed");
      }
      checkItems();
      checkHolders();
      checkCursor();
    }

    private void checkItems() {
      for (int i = 0; i < ITEMS; i++) {
        int item = view.find(item(i));
        assertEquals(1, neighbours.objects(item, isWith));
        int holder = neighbours.ids()[0];
        assertEquals(1, neighbours.subjects(holds, item));
        assertEquals(holder, neighbours.ids()[0]);
        assertTrue(view.contains(holder, holds, item));
        assertEquals(1, view.inverseDegree(holds, item));
        assertEquals(item(i), view.term(item));
      }
    }

    private void checkHolders() {
      int total = 0;
      for (int i = 0; i < HOLDERS; i++) {
        int holder = view.find(holder(i));
        int degree = neighbours.objects(holder, holds);
        assertEquals(degree, view.degree(holder, holds));
        assertEquals(degree, view.inverseDegree(isWith, holder));
        assertEquals(degree, view.count(holder, GraphView.ANY, GraphView.ANY));
        total += degree;
      }
      assertEquals(ITEMS, total);
    }

    private void checkCursor() {
      BitSet items = new BitSet();
      cursor.match(GraphView.ANY, holds, GraphView.ANY);
      while (cursor.next()) {
        assertFalse(items.get(cursor.object()));
        items.set(cursor.object());
        assertTrue(view.contains(cursor.object(), isWith, cursor.subject()));
      }
      assertEquals(ITEMS, items.cardinality());
    }
  }
}
