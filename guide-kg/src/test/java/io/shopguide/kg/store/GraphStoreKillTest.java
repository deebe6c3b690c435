package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphView;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process at random moments while its threads make, open, change and merge a store. {@code
 * -Dshopguide.kill.rounds=1000} for more of them.
 */
@Tag("long-without-data")
class GraphStoreKillTest {
  private static final int ROUNDS = Integer.getInteger("shopguide.kill.rounds", 100);
  private static final int LANES = 2;
  private static final int ROUNDS_OF_A_STORE = 10;
  private static final Set<String> USUAL = Set.of("CURRENT", "LOCK", "graph-N.sg", "journal-N.log");
  private static final String ACKNOWLEDGED = "[0-9]+ [0-9]+";

  @TempDir Path folder;

  @Test
  void open_afterKill_hasWholeBatchesAndEverythingAcknowledged() throws Exception {
    long seed = System.nanoTime();
    List<Future<Lane>> lanes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(LANES)) {
      for (int i = 0; i < LANES; i++) {
        Lane lane = new Lane(seed + i, Files.createDirectory(folder.resolve("lane" + i)));
        lanes.add(threads.submit(() -> lane.run(ROUNDS / LANES)));
      }
    }
    int merges = 0;
    for (Future<Lane> lane : lanes) {
      Lane done = lane.get();
      merges += done.merges;
      System.out.println(done.summary());
    }
    assertTrue(merges > 0);
  }

  /** One store after the other, each killed several times. */
  private static final class Lane {
    private final long seed;
    private final Random random;
    private final Path parent;
    private StoreModel model = new StoreModel();
    private int[] counts = new int[StoreKillChild.THREADS];
    private String where = "";
    private int merges;
    private int batches;
    private int tornTails;
    private final Map<String, Integer> left = new TreeMap<>();
    private int graph; // number of the last graph file

    Lane(long seed, Path parent) {
      this.seed = seed;
      this.random = new Random(seed);
      this.parent = parent;
    }

    Lane run(int rounds) throws Exception {
      for (int round = 0; round < rounds; round++) {
        if (round % ROUNDS_OF_A_STORE == 0) {
          model = new StoreModel();
          counts = new int[StoreKillChild.THREADS];
          graph = 0;
        }
        Path store = parent.resolve("store" + round / ROUNDS_OF_A_STORE);
        round(store, "seed %d, round %d".formatted(seed, round));
      }
      return this;
    }

    private void round(Path store, String name) throws Exception {
      int[] acknowledged = counts.clone();
      switch (random.nextInt(4)) {
        case 0 -> kill(store, StoreKillChild.READY, random.nextInt(200), acknowledged);
        case 1 -> kill(store, ACKNOWLEDGED, random.nextInt(150), acknowledged);
        default -> kill(store, StoreKillChild.MERGED, random.nextInt(100), acknowledged);
      }
      where =
          "%s: %s before, acknowledged %s"
              .formatted(name, Arrays.toString(counts), Arrays.toString(acknowledged));
      lookAtWhatIsLeft(store);
      try (GraphStore reopened = GraphStore.open(store)) {
        check(reopened, acknowledged);
        reopened.verify();
      }
    }

    /** Counts what the kill left beside the files of a store that was closed. */
    private void lookAtWhatIsLeft(Path store) throws IOException {
      if (!Files.exists(store)) {
        return;
      }
      int before = graph;
      Set<String> names = new TreeSet<>();
      try (Stream<Path> files = Files.list(store)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.matches("graph-[0-9]+\\.sg")) {
            graph = Math.max(graph, Integer.parseInt(name, 6, 16, 10));
          }
          String kind = name.replaceAll("[0-9]+", "N");
          if (!names.add(kind) || !USUAL.contains(kind)) {
            left.merge(kind, 1, Integer::sum);
          }
        }
      }
      merges += Math.max(0, graph - Math.max(1, before));
    }

    private void check(GraphStore store, int[] acknowledged) {
      GraphView view = store.view();
      int total = 0;
      boolean lastFound = false;
      String last = StoreKillChild.last(view);
      for (int thread = 0; thread < counts.length; thread++) {
        int count = StoreKillChild.count(view, thread);
        assertTrue(count >= acknowledged[thread], () -> where + ", lost some: " + view);
        while (counts[thread] < count) {
          counts[thread]++;
          batches++;
          model.apply(StoreKillChild.batch(thread, counts[thread]));
        }
        lastFound |= last.equals(thread + " " + count);
        total += count;
      }
      assertEquals(total, store.lastChange(), where);
      assertTrue(lastFound || total == 0, () -> where + ", last is " + last);
      if (total > 0) {
        model.apply(StoreKillChild.last(last));
      }
      assertEquals(model.triples(), StoreTriples.of(view), where);
      tornTails += store.droppedBytes() > 0 ? 1 : 0;
    }

    /** Kills a process so many milliseconds after it printed a line of some form. */
    private void kill(Path store, String awaited, int milliseconds, int[] acknowledged)
        throws Exception {
      Process process = StoreChild.start(StoreKillChild.class, store.toString());
      Thread killer = null;
      try (BufferedReader out = process.inputReader()) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          note(line, acknowledged);
          if (killer == null && line.matches(awaited)) {
            killer = Thread.ofPlatform().start(() -> kill(process, milliseconds));
          }
        }
        assertNotNull(killer, where);
        killer.join();
      } finally {
        process.destroyForcibly().waitFor();
      }
    }

    private static void note(String line, int[] acknowledged) {
      if (line.matches(ACKNOWLEDGED)) {
        int space = line.indexOf(' ');
        int thread = Integer.parseInt(line, 0, space, 10);
        acknowledged[thread] = Integer.parseInt(line, space + 1, line.length(), 10);
      }
    }

    private static void kill(Process process, int milliseconds) {
      try {
        Thread.sleep(milliseconds);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      process.toHandle().destroyForcibly(); // the process would close its output too
    }

    String summary() {
      return "Kills: %d batches, %d torn tails, %d merges, left over or twice: %s"
          .formatted(batches, tornTails, merges, left);
    }
  }
}
