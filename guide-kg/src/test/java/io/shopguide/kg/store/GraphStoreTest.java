package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphStoreTest {
  private static final Term.Iri LIKES = Term.iri("http://x/likes");

  @TempDir Path folder;

  private static Term.Iri user(int i) {
    return Term.iri("http://x/user/" + i);
  }

  private static Term.Iri item(int i) {
    return Term.iri("http://x/item/" + i);
  }

  private static GraphChanges likes(int user, int item) {
    return new GraphChanges().add(user(user), LIKES, item(item));
  }

  private static Set<String> triples(GraphView view) {
    Set<String> triples = new TreeSet<>();
    TripleCursor cursor = view.cursor().match(GraphView.ANY, GraphView.ANY, GraphView.ANY);
    while (cursor.next()) {
      Annotation note = view.annotation(cursor.subject(), cursor.predicate(), cursor.object());
      boolean isNew =
          triples.add(
              view.term(cursor.subject())
                  + " "
                  + view.predicate(cursor.predicate())
                  + " "
                  + view.term(cursor.object())
                  + " "
                  + note);
      assertTrue(isNew);
    }
    return triples;
  }

  @Test
  void apply_thenReopen_keepsEverything() {
    Set<String> expected;
    try (GraphStore store = GraphStore.open(folder)) {
      store.apply(likes(1, 2).add(user(1), LIKES, Term.text("tea"), Annotation.weight(3)));
      store.apply(new GraphChanges().set(user(1), LIKES, item(9)));
      store.apply(likes(2, 2));
      expected = triples(store.view());
      assertEquals(2, expected.size());
      assertEquals(3, store.lastChange());
    }
    try (GraphStore store = GraphStore.open(folder)) {
      assertEquals(expected, triples(store.view()));
      assertEquals(3, store.lastChange());
      assertEquals(0, store.droppedBytes());
      store.verify();
    }
  }

  @Test
  void merge_withChangesBeforeAndAfter_keepsEverythingAndOneGraphFile() throws IOException {
    Set<String> expected;
    try (GraphStore store = GraphStore.open(folder)) {
      for (int i = 0; i < 100; i++) {
        store.apply(likes(i % 7, i));
      }
      GraphView old = store.view();
      store.merge();
      assertEquals(triples(old), triples(store.view()));
      store.merge();
      store.apply(new GraphChanges().remove(user(0), LIKES, item(0)));
      expected = triples(store.view());
      assertEquals(99, expected.size());
      assertEquals(100, triples(old).size());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("CURRENT", "LOCK", "graph-0000000002.sg", "journal-0000000002.log"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    try (GraphStore store = GraphStore.open(folder)) {
      assertEquals(expected, triples(store.view()));
    }
  }

  @Test
  void apply_whileOthersMerge_losesNothing() throws Exception {
    try (GraphStore store = GraphStore.open(folder);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      CountDownLatch done = new CountDownLatch(2);
      Future<?> first = threads.submit(() -> write(store, 0, done));
      Future<?> second = threads.submit(() -> write(store, 1, done));
      Future<Integer> merges =
          threads.submit(
              () -> {
                int count = 0;
                while (done.getCount() > 0) {
                  store.merge();
                  count++;
                }
                return count;
              });
      first.get();
      second.get();
      assertTrue(merges.get() > 1);
      assertEquals(600, store.view().tripleCount());
    }
    try (GraphStore store = GraphStore.open(folder)) {
      assertEquals(600, triples(store.view()).size());
      assertEquals(600, store.lastChange());
    }
  }

  private static void write(GraphStore store, int thread, CountDownLatch done) {
    for (int i = 0; i < 300; i++) {
      store.apply(likes(thread, i));
    }
    done.countDown();
  }

  @Test
  void open_twice_refusesTheSecond() {
    try (GraphStore store = GraphStore.open(folder)) {
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> GraphStore.open(folder));
      assertTrue(e.getMessage().contains("open already"), e.getMessage());
      assertEquals(0, store.view().tripleCount());
    }
  }

  @Test
  void apply_closedStore_refusesAndViewsStay() {
    GraphStore store = GraphStore.open(folder);
    store.apply(likes(1, 1));
    GraphView view = store.view();
    store.close();
    store.close();
    assertThrows(IllegalStateException.class, () -> store.apply(likes(1, 2)));
    assertThrows(IllegalStateException.class, store::merge);
    assertEquals(1, triples(view).size());
  }

  @Test
  void backup_ofLiveStore_restoresToAnyChange() {
    Path backup = folder.resolve("backup");
    try (GraphStore store = GraphStore.open(folder.resolve("shop"))) {
      store.apply(likes(1, 1));
      store.merge();
      for (int i = 2; i <= 5; i++) {
        store.apply(likes(1, i));
      }
      assertEquals(5, store.backup(backup));
      store.apply(likes(1, 6));
      assertThrows(IllegalStateException.class, () -> store.backup(backup));
    }
    for (int upTo = 1; upTo <= 5; upTo++) {
      Path target = folder.resolve("restored" + upTo);
      GraphStore.restore(backup, target, upTo);
      try (GraphStore restored = GraphStore.open(target)) {
        assertEquals(upTo, restored.view().tripleCount());
        assertEquals(upTo, restored.lastChange());
        restored.apply(likes(2, 1));
      }
    }
    Path target = folder.resolve("too-early");
    assertThrows(IllegalArgumentException.class, () -> GraphStore.restore(backup, target, 0));
    GraphStore.restore(backup, target);
    try (GraphStore restored = GraphStore.open(target)) {
      assertEquals(5, restored.view().tripleCount());
    }
  }

  @Test
  void restore_damagedBackup_writesNothing() throws IOException {
    Path backup = folder.resolve("backup");
    try (GraphStore store = GraphStore.open(folder.resolve("shop"))) {
      store.apply(likes(1, 1));
      store.merge();
      store.backup(backup);
    }
    Path graph = backup.resolve("graph-0000000002.sg");
    byte[] bytes = Files.readAllBytes(graph);
    bytes[bytes.length / 2] ^= 1;
    Files.write(graph, bytes);
    Path target = folder.resolve("target");
    assertThrows(GraphFormatException.class, () -> GraphStore.restore(backup, target));
    try (Stream<Path> files = Files.list(target)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void open_manifestMissing_refusesToStartEmpty() throws IOException {
    try (GraphStore store = GraphStore.open(folder)) {
      store.apply(likes(1, 1));
    }
    Files.delete(folder.resolve("CURRENT"));
    GraphFormatException e =
        assertThrows(GraphFormatException.class, () -> GraphStore.open(folder));
    assertTrue(e.getMessage().contains("CURRENT is missing"), e.getMessage());
    assertTrue(Files.exists(folder.resolve("journal-0000000001.log")));
  }

  @Test
  void open_creationCutShort_startsAnew() throws IOException {
    GraphStore.open(folder).close();
    Files.delete(folder.resolve("CURRENT"));
    Files.createFile(folder.resolve("MAKING"));
    try (GraphStore store = GraphStore.open(folder)) {
      assertEquals(0, store.view().tripleCount());
    }
  }

  @Test
  void create_fromGraphFile_startsWithItsTriples() throws IOException {
    Path nt = Files.writeString(folder.resolve("a.nt"), "<http://x/a> <http://x/p> \"1\" .\n");
    Path graph = folder.resolve("a.sg");
    GraphImport.into(graph).nTriples(nt).run();
    Path shop = folder.resolve("shop");
    try (GraphStore store = GraphStore.create(shop, graph)) {
      store.apply(likes(1, 1));
      assertEquals(2, store.view().tripleCount());
    }
    assertThrows(IllegalStateException.class, () -> GraphStore.create(shop, graph));
    assertFalse(Files.exists(folder.resolve("a.sg.tmp")));
  }

  @Test
  void manyChanges_overTheLimit_areMergedOnTheirOwn() throws Exception {
    try (GraphStore store = GraphStore.open(folder)) {
      GraphChanges changes = new GraphChanges();
      for (int i = 0; i < 60_000; i++) {
        changes.add(user(i % 500), LIKES, item(i));
      }
      store.apply(changes);
      for (int wait = 0; wait < 600 && store.sizes().size() < 5; wait++) {
        Thread.sleep(50);
      }
      assertEquals(60_000, store.view().tripleCount());
    }
    assertTrue(Files.exists(folder.resolve("graph-0000000002.sg")));
  }
}
