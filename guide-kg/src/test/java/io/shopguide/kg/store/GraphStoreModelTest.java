package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.shopguide.kg.GraphView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random changes, merges, reopenings, backups and restores against a set of triples. */
class GraphStoreModelTest {
  /** What is done to the store; the number makes the changes or picks one of them. */
  record Step(Kind kind, int number) {}

  enum Kind {
    CHANGE,
    MERGE,
    REOPEN,
    LOOK,
    BACKUP,
    RESTORE
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(12, Kind.CHANGE),
            Tuple.of(2, Kind.MERGE),
            Tuple.of(2, Kind.REOPEN),
            Tuple.of(2, Kind.LOOK),
            Tuple.of(1, Kind.BACKUP),
            Tuple.of(2, Kind.RESTORE));
    Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 1 << 20);
    return Combinators.combine(kinds, numbers).as(Step::new).list().ofMinSize(1).ofMaxSize(60);
  }

  @Property(tries = 60)
  void anySteps_storeAndItsBackups_holdWhatTheModelHolds(@ForAll("steps") List<Step> steps)
      throws IOException {
    Path folder = Files.createTempDirectory("shopguide-model-");
    try (Machine machine = new Machine(folder)) {
      for (Step step : steps) {
        machine.run(step);
      }
      machine.reopen();
      machine.lookAtEverything();
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((left, right) -> right.compareTo(left)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A store, and what it must hold after each of its changes. */
  private static final class Machine implements AutoCloseable {
    private final Path folder;
    private int folders;
    private Path path;
    private GraphStore store;
    private StoreModel model = new StoreModel();
    private List<GraphChanges> changes = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private int merged; // number of the last change that was merged
    private Backup backup; // the last one; null before

    private record Seen(GraphView view, Set<String> triples) {}

    /** A folder with the changes up to the last one, of which some are merged. */
    private record Backup(Path path, int merged, List<GraphChanges> changes) {}

    Machine(Path folder) {
      this.folder = folder;
      this.path = next();
      this.store = GraphStore.open(path, StoreSample.UNFORCED);
    }

    private Path next() {
      return folder.resolve("store" + folders++);
    }

    void run(Step step) {
      switch (step.kind()) {
        case CHANGE -> change(step.number());
        case MERGE -> {
          store.merge();
          merged = changes.size();
        }
        case REOPEN -> reopen();
        case LOOK -> seen.add(new Seen(store.view(), model.triples()));
        case BACKUP -> backUp();
        case RESTORE -> restore(step.number());
      }
      assertEquals(changes.size(), store.lastChange());
      assertEquals(model.triples(), StoreTriples.of(store.view()));
    }

    private void change(int number) {
      GraphChanges next =
          number % 20 == 0 ? new GraphChanges() : StoreModel.randomChanges(new Random(number), "m");
      store.apply(next);
      model.apply(next);
      changes.add(next);
    }

    void reopen() {
      store.close();
      store = GraphStore.open(path, StoreSample.UNFORCED);
      assertEquals(0, store.droppedBytes());
    }

    private void backUp() {
      Path target = next();
      assertEquals(changes.size(), store.backup(target));
      backup = new Backup(target, merged, List.copyOf(changes));
    }

    /** Goes on with a backup, or with the store itself, as it was after one of its changes. */
    private void restore(int number) {
      store.close();
      Backup source = backup == null ? new Backup(path, merged, changes) : backup;
      int last = source.merged() + number % (source.changes().size() - source.merged() + 1);
      assertThrows(
          IllegalArgumentException.class,
          () -> GraphStore.restore(source.path(), next(), source.merged() - 1L));
      path = next();
      GraphStore.restore(source.path(), path, last);
      store = GraphStore.open(path, StoreSample.UNFORCED);
      changes = new ArrayList<>(source.changes().subList(0, last));
      merged = source.merged();
      model = new StoreModel();
      changes.forEach(model::apply);
    }

    void lookAtEverything() {
      store.verify();
      assertEquals(model.triples(), StoreTriples.ofEveryPattern(store.view()));
      for (Seen view : seen) {
        assertEquals(view.triples(), StoreTriples.ofEveryPattern(view.view()));
      }
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
