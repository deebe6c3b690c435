package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import io.shopguide.kg.store.StoreSample.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a store that are cut, lengthened, overwritten, missing or taken from elsewhere. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GraphStoreDamageTest {
  private static final int TIMES = 60;

  @TempDir Path folder;
  private StoreSample sample;
  private Path damaged;
  private Random random;
  private String where;

  @BeforeEach
  void makeStore() throws IOException {
    long seed = System.nanoTime();
    random = new Random(seed);
    where = "seed " + seed;
    sample = StoreSample.make(folder.resolve("store"), 1);
    damaged = folder.resolve("damaged");
  }

  private Outcome openWith(String file, byte[] bytes, String what) throws IOException {
    sample.restore(damaged);
    Files.write(damaged.resolve(file), bytes);
    return sample.open(damaged, file, where + ", " + file + " " + what);
  }

  private GraphFormatException refused() {
    return assertThrows(GraphFormatException.class, () -> GraphStore.open(damaged).close());
  }

  @ParameterizedTest
  @ValueSource(strings = {StoreSample.CURRENT, StoreSample.GRAPH, StoreSample.JOURNAL})
  void open_fileCut_isRefused(String file) throws IOException {
    byte[] whole = sample.bytes(file);
    for (int i = 0; i < TIMES; i++) {
      int length = i < 2 ? i * (whole.length - 1) : random.nextInt(whole.length);
      assertEquals(
          Outcome.AT_OPEN, openWith(file, Arrays.copyOf(whole, length), "cut to " + length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {StoreSample.CURRENT, StoreSample.GRAPH, StoreSample.JOURNAL})
  void open_fileLengthened_isRefusedOrATornTail(String file) throws IOException {
    byte[] whole = sample.bytes(file);
    for (int i = 0; i < TIMES; i++) {
      int more = 1 + random.nextInt(i % 2 == 0 ? 8 : 5000);
      byte[] bytes = Arrays.copyOf(whole, whole.length + more);
      if (i % 3 > 0) { // otherwise zeros
        byte[] tail = new byte[more];
        random.nextBytes(tail);
        System.arraycopy(tail, 0, bytes, whole.length, more);
      }
      boolean tail = file.equals(StoreSample.JOURNAL); // the writer died while it appended
      assertEquals(
          tail ? Outcome.HARMLESS : Outcome.AT_OPEN,
          openWith(file, bytes, "with " + more + " bytes more"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {StoreSample.CURRENT, StoreSample.GRAPH, StoreSample.JOURNAL})
  void open_partOverwritten_isRefusedOrHarmless(String file) throws IOException {
    byte[] whole = sample.bytes(file);
    for (int i = 0; i < TIMES; i++) {
      byte[] bytes = whole.clone();
      int from = random.nextInt(whole.length);
      int to = Math.min(whole.length, from + 1 + random.nextInt(i % 2 == 0 ? 64 : 2000));
      if (i % 3 == 0) {
        Arrays.fill(bytes, from, to, (byte) 0);
      } else { // a part of the file in another place
        int source = random.nextInt(whole.length - (to - from) + 1);
        System.arraycopy(whole, source, bytes, from, to - from);
      }
      Outcome outcome = openWith(file, bytes, "overwritten from " + from + " to " + to);
      boolean markCopy = file.equals(StoreSample.JOURNAL) && from >= JournalFormat.MARKS_OFFSET;
      assertTrue(outcome != Outcome.HARMLESS || markCopy || Arrays.equals(bytes, whole), where);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {StoreSample.CURRENT, StoreSample.GRAPH, StoreSample.JOURNAL})
  void open_fileMissing_isRefusedAndNothingIsDeleted(String file) throws IOException {
    sample.restore(damaged);
    Files.delete(damaged.resolve(file));
    GraphFormatException e = refused();
    assertTrue(e.getMessage().contains(file), e.getMessage());
    for (String other : List.of(StoreSample.CURRENT, StoreSample.GRAPH, StoreSample.JOURNAL)) {
      assertEquals(!other.equals(file), Files.exists(damaged.resolve(other)), other);
    }
  }

  @Test
  void open_graphWithoutChangesAndCurrentMissing_keepsTheGraph() throws IOException {
    Path nt = Files.writeString(folder.resolve("a.nt"), "<http://x/a> <http://x/p> \"1\" .\n");
    Path graph = folder.resolve("a.sg");
    GraphImport.into(graph).nTriples(nt).run();
    GraphStore.create(damaged, graph).close();
    Files.delete(damaged.resolve(StoreSample.CURRENT));
    Path copied = damaged.resolve("graph-0000000001.sg");
    assertTrue(refused().getMessage().contains("CURRENT is missing"));
    assertThrows(GraphFormatException.class, () -> GraphStore.create(damaged, graph));
    assertTrue(Files.exists(copied));
  }

  @Test
  void open_lockMissingOrFilled_isHarmless() throws IOException {
    assertEquals(Outcome.HARMLESS, openWith("LOCK", new byte[100], "filled"));
    sample.restore(damaged);
    Files.delete(damaged.resolve("LOCK"));
    assertEquals(Outcome.HARMLESS, sample.open(damaged, "LOCK", where));
  }

  @ParameterizedTest
  @ValueSource(strings = {StoreSample.CURRENT, StoreSample.GRAPH, StoreSample.JOURNAL})
  void open_fileOfAnotherStore_isRefused(String file) throws IOException {
    StoreSample other = StoreSample.make(folder.resolve("other"), 2);
    assertEquals(Outcome.AT_OPEN, openWith(file, other.bytes(file), "of another store"));
    assertEquals(Reason.FOREIGN, refused().reason());
    other.restore(damaged);
    Files.write(damaged.resolve(file), sample.bytes(file));
    assertEquals(Reason.FOREIGN, refused().reason());
  }

  @Test
  void open_olderCurrent_isRefused() throws IOException {
    Path store = folder.resolve("changing");
    byte[] older;
    byte[] olderGraph;
    try (GraphStore changing = GraphStore.open(store)) {
      older = Files.readAllBytes(store.resolve(StoreSample.CURRENT));
      olderGraph = Files.readAllBytes(store.resolve("graph-0000000001.sg"));
      changing.apply(StoreModel.randomChanges(random, "o"));
      changing.merge();
      changing.apply(StoreModel.randomChanges(random, "o"));
    }
    Files.write(store.resolve(StoreSample.CURRENT), older);
    assertThrows(GraphFormatException.class, () -> GraphStore.open(store));
    assertTrue(Files.exists(store.resolve(StoreSample.GRAPH)));
    Files.write(store.resolve("graph-0000000001.sg"), olderGraph);
    GraphFormatException e = assertThrows(GraphFormatException.class, () -> GraphStore.open(store));
    assertTrue(e.getMessage().contains("journal-0000000001.log is missing"), e.getMessage());
    assertTrue(Files.exists(store.resolve(StoreSample.GRAPH)));
  }

  @Test
  void open_olderJournalOfTheSameStore_isTheStoreAsItWasThen() throws IOException {
    Path store = folder.resolve("changing");
    byte[] older;
    Set<String> before;
    try (GraphStore changing = GraphStore.open(store)) {
      changing.apply(StoreModel.randomChanges(random, "o"));
      before = StoreTriples.of(changing.view());
      older = Files.readAllBytes(store.resolve("journal-0000000001.log"));
      changing.apply(StoreModel.randomChanges(random, "o"));
    }
    Files.write(store.resolve("journal-0000000001.log"), older);
    try (GraphStore changing = GraphStore.open(store)) {
      changing.verify();
      assertEquals(1, changing.lastChange());
      assertEquals(before, StoreTriples.of(changing.view()));
    }
  }

  @Test
  void verify_fileReplacedOrMissingWhileOpen_isRefused() throws IOException {
    StoreSample other = StoreSample.make(folder.resolve("other"), 2);
    for (String file : List.of(StoreSample.CURRENT, StoreSample.GRAPH, StoreSample.JOURNAL)) {
      sample.restore(damaged);
      try (GraphStore store = GraphStore.open(damaged, StoreSample.UNFORCED)) {
        store.verify();
        Files.delete(damaged.resolve(file));
        assertThrows(RuntimeException.class, store::verify);
        Files.write(damaged.resolve(file), other.bytes(file));
        GraphFormatException e = assertThrows(GraphFormatException.class, store::verify);
        assertTrue(e.getMessage().contains(file), e.getMessage());
        Files.write(damaged.resolve(file), sample.bytes(file));
        store.verify();
      }
    }
  }

  @Test
  void restore_folderWithoutAStore_isRefusedAndNotMade() {
    Path typo = folder.resolve("bakcup");
    Path target = folder.resolve("target");
    GraphFormatException e =
        assertThrows(GraphFormatException.class, () -> GraphStore.restore(typo, target));
    assertTrue(e.getMessage().contains("holds no store"), e.getMessage());
    assertFalse(Files.exists(typo));
    assertFalse(Files.exists(target));
  }
}
