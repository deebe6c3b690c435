package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.store.StoreSample.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flips bits of one byte after the other in the files of a store, half of them while it is open.
 * {@code -Dshopguide.flips=10000} for more of them.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GraphStoreFlipTest {
  private static final int FLIPS = Integer.getInteger("shopguide.flips", 1500);
  private static final List<String> FILES =
      List.of(
          StoreSample.CURRENT,
          StoreSample.GRAPH,
          StoreSample.JOURNAL,
          StoreSample.GRAPH,
          StoreSample.JOURNAL,
          StoreSample.GRAPH);

  @TempDir Path folder;
  private StoreSample sample;
  private Path damaged;

  /** A byte to be changed. */
  private record Flip(String file, int place, int mask) {
    static Flip random(Random random, StoreSample sample) {
      String file = FILES.get(random.nextInt(FILES.size()));
      return new Flip(file, random.nextInt(sample.bytes(file).length), 1 + random.nextInt(255));
    }
  }

  @BeforeEach
  void makeStore() throws IOException {
    sample = StoreSample.make(folder.resolve("store"), 1);
    damaged = folder.resolve("damaged");
  }

  @Test
  void open_oneByteFlipped_isFoundOrHarmless() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int i = 0; i < FLIPS / 2; i++) {
      Flip flip = Flip.random(random, sample);
      sample.restore(damaged);
      byte[] bytes = sample.bytes(flip.file());
      bytes[flip.place()] ^= (byte) flip.mask();
      Files.write(damaged.resolve(flip.file()), bytes);
      Outcome outcome = sample.open(damaged, flip.file(), "seed " + seed + ", " + flip);
      outcomes.merge(flip.file() + " " + outcome, 1, Integer::sum);
    }
    System.out.println("Flips in a closed store: " + outcomes);
    assertEquals(FLIPS / 2, outcomes.values().stream().mapToInt(n -> n).sum());
    assertTrue(outcomes.get(StoreSample.GRAPH + " " + Outcome.AT_OPEN) > 0);
  }

  @Test
  void verify_oneByteFlippedWhileOpen_findsEach() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    sample.restore(damaged);
    Map<String, Integer> found = new TreeMap<>();
    try (GraphStore store = GraphStore.open(damaged, StoreSample.UNFORCED)) {
      for (int i = 0; i < FLIPS / 2; i++) {
        Flip flip = Flip.random(random, sample);
        String where = "seed " + seed + ", " + flip;
        flip(flip);
        GraphFormatException e =
            assertThrows(GraphFormatException.class, store::verify, () -> where);
        assertTrue(e.getMessage().contains(flip.file()), () -> where + ": " + e.getMessage());
        flip(flip);
        found.merge(flip.file(), 1, Integer::sum);
      }
      store.verify();
      assertEquals(sample.triples(), StoreTriples.ofEveryPattern(store.view()));
    }
    System.out.println("Flips in an open store, found by verify: " + found);
  }

  private void flip(Flip flip) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(damaged.resolve(flip.file()).toFile(), "rw")) {
      file.seek(flip.place());
      int value = file.read();
      file.seek(flip.place());
      file.write(value ^ flip.mask());
    }
  }
}
