package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a store merges and what a merge may not do. */
class GraphStoreMergeTest {
  private static final Term.Iri ITEM = Term.iri("http://x/item/1");
  private static final Term.Iri PRICE = Term.iri("http://x/price");

  @TempDir Path folder;

  private static GraphChanges prices(int from, int count) {
    GraphChanges changes = new GraphChanges();
    for (int i = from; i < from + count; i++) {
      changes.set(ITEM, PRICE, Term.text("price " + i));
    }
    return changes;
  }

  private static void awaitMerge(GraphStore store, long journal) throws InterruptedException {
    for (int wait = 0; wait < 400 && store.sizes().get("journal") >= journal; wait++) {
      Thread.sleep(25);
    }
    assertTrue(store.sizes().get("journal") < journal, () -> "" + store.sizes());
  }

  @Test
  void apply_changesThatUndoEachOther_areMergedOnTheirOwn() throws Exception {
    try (GraphStore store = GraphStore.open(folder)) {
      for (int i = 0; i < 60; i++) {
        store.apply(prices(1000 * i, 1000));
      }
      awaitMerge(store, 3_000_000);
      assertEquals(1, store.view().tripleCount());
      assertTrue(store.view().termCount() < 30_000, () -> "" + store.view());
    }
  }

  @Test
  void memoryGraph_changesThatUndoEachOther_doNotPileUp() {
    try (MemoryGraph graph = MemoryGraph.create()) {
      for (int i = 0; i < 150; i++) {
        graph.apply(prices(1000 * i, 1000));
      }
      assertEquals(1, graph.view().tripleCount());
      assertTrue(graph.view().termCount() < 70_000, () -> "" + graph.view());
    }
  }

  @Test
  void merge_withLongTexts_keepsThem() {
    String text = "long ".repeat(500_000);
    try (GraphStore store = GraphStore.open(folder)) {
      store.apply(new GraphChanges().add(ITEM, PRICE, Term.text(text)));
      store.merge();
      assertNotEquals(GraphView.NONE, store.view().find(Term.text(text)));
    }
  }

  @Test
  void term_nameTooLongForAFile_isRefused() {
    String name = "n".repeat((1 << 18) + 1);
    assertThrows(IllegalArgumentException.class, () -> Term.iri("http://x/" + name));
    assertThrows(IllegalArgumentException.class, () -> new Term.Literal("1", name, ""));
    assertThrows(
        IllegalArgumentException.class, () -> new Term.Literal("1", Term.LANG_STRING, name));
    assertThrows(IllegalArgumentException.class, () -> new Annotation(1, name, 1));
  }

  @Test
  void merge_withNamesAsLongAsAllowed_keepsThem() {
    String name = "\u4E2D".repeat((1 << 18) - 12);
    Term.Iri subject = Term.iri("http://x/" + name);
    Term.Iri inLongNamespace = Term.iri("http://" + name + "/1");
    Term.Literal typed = new Term.Literal("1", "http://x/" + name, "");
    Annotation source = new Annotation(1, name, 1);
    GraphChanges changes =
        new GraphChanges()
            .add(subject, Term.iri("http://y/" + name), typed, source)
            .add(inLongNamespace, PRICE, new Term.BlankNode(name));
    try (GraphStore store = GraphStore.open(folder)) {
      store.apply(changes);
      Set<String> expected = StoreTriples.of(store.view());
      store.merge();
      assertEquals(expected, StoreTriples.of(store.view()));
      store.verify();
    }
  }

  @Test
  void merge_fileCannotBeWritten_storeGoesOnAndTriesAgain() throws IOException {
    Path inTheWay = folder.resolve("graph-0000000002.sg.tmp");
    try (GraphStore store = GraphStore.open(folder)) {
      store.apply(prices(0, 1));
      Files.createDirectories(inTheWay.resolve("full"));
      UncheckedIOException e = assertThrows(UncheckedIOException.class, store::merge);
      assertTrue(e.getMessage().contains("graph-0000000002.sg"), e.getMessage());
      store.apply(prices(1, 1));
      store.verify();
      Files.delete(inTheWay.resolve("full"));
      Files.delete(inTheWay);
      store.merge();
      assertEquals(1, store.view().tripleCount());
      assertEquals(2, store.lastChange());
    }
    try (GraphStore store = GraphStore.open(folder)) {
      assertNotEquals(GraphView.NONE, store.view().find(Term.text("price 1")));
      assertEquals(2, store.lastChange());
    }
  }

  @Test
  void merge_interruptedThread_leavesTheStoreWhole() {
    try (GraphStore store = GraphStore.open(folder)) {
      store.apply(prices(0, 1));
      Thread.currentThread().interrupt();
      try {
        assertThrows(UncheckedIOException.class, store::merge);
        store.apply(prices(1, 1));
      } finally {
        assertTrue(Thread.interrupted());
      }
      store.merge();
      store.verify();
      assertEquals(2, store.lastChange());
    }
  }

  @Test
  void open_filesOfOtherNames_leavesThem() throws IOException {
    List<String> names =
        List.of("graph-2024.sg", "CURRENT.bak", "merge-notes.txt", "import-1", "journal-1.txt");
    for (String name : names) {
      Files.writeString(folder.resolve(name), "mine");
    }
    for (int i = 0; i < 2; i++) {
      try (GraphStore store = GraphStore.open(folder)) {
        store.apply(prices(i, 1));
        store.merge();
      }
    }
    for (String name : names) {
      assertEquals("mine", Files.readString(folder.resolve(name)));
    }
  }

  @Test
  void open_filesOfAMergeThatWasKilled_deletesThem() throws IOException {
    GraphStore.open(folder).close();
    Path sorting = Files.createDirectory(folder.resolve("merge-1234567890"));
    Files.writeString(sorting.resolve("terms-1"), "left");
    Path graph = Files.writeString(folder.resolve("graph-0000000002.sg.tmp"), "left");
    GraphStore.open(folder).close();
    assertFalse(Files.exists(sorting));
    assertFalse(Files.exists(graph));
  }

  @Test
  void merge_done_leavesNoFolder() throws IOException {
    try (GraphStore store = GraphStore.open(folder)) {
      store.apply(prices(0, 1));
      store.merge();
      try (Stream<Path> files = Files.list(folder)) {
        assertFalse(files.anyMatch(Files::isDirectory));
      }
    }
  }

  @Test
  void create_graphInTheFolderItself_keepsTheFile() throws IOException {
    Path nt = Files.writeString(folder.resolve("a.nt"), "<http://x/a> <http://x/p> \"1\" .\n");
    Path graph = folder.resolve("graph-2024.sg");
    GraphImport.into(graph).nTriples(nt).run();
    try (GraphStore store = GraphStore.create(folder, graph)) {
      assertEquals(1, store.view().tripleCount());
    }
    assertTrue(Files.exists(graph));
  }

  @Test
  void close_duringAMerge_waitsForIt() throws Exception {
    Path rotated = folder.resolve("journal-0000000002.log");
    try (GraphStore store = GraphStore.open(folder)) {
      GraphChanges changes = new GraphChanges();
      for (int i = 0; i < 60_000; i++) {
        changes.add(ITEM, PRICE, Term.text("price " + i));
      }
      store.apply(changes);
      for (int wait = 0; wait < 10_000 && !Files.exists(rotated); wait++) {
        Thread.sleep(1);
      }
    }
    assertTrue(Files.exists(folder.resolve("graph-0000000002.sg")));
    try (GraphStore store = GraphStore.open(folder)) {
      assertEquals(60_000, store.view().tripleCount());
    }
  }
}
