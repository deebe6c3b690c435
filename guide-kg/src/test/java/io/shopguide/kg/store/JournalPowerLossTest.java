package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing acknowledged or read is lost when the process or the machine dies, and opening never
 * fails.
 */
@Timeout(120)
class JournalPowerLossTest {
  @TempDir Path folder;
  private long enqueued;
  private long acknowledged;

  @Test
  void open_afterPowerLossAtAnyMoment_hasEverythingAcknowledged() throws IOException {
    int torn = 0;
    int segments = 0;
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      JournalMachine machine = new JournalMachine(random);
      JournalOptions options = new JournalOptions(true, 1 << 20, machine::open);
      Path journals = Files.createDirectory(folder.resolve("seed" + seed));
      JournalTester.create(journals).close();
      acknowledged = 0;
      for (int life = 0; life < 25; life++) {
        String where = "seed " + seed + ", life " + life;
        machine.start(1 + random.nextInt(60));
        try (Journal journal = JournalTester.open(journals, JournalTester.FIRST, options)) {
          assertTrue(journal.durableSequence() >= acknowledged, where);
          torn += journal.recovery().droppedBytes() > 0 ? 1 : 0;
          work(journal, random);
        } catch (UncheckedIOException e) {
          assertTrue(e.getMessage().contains(JournalMachine.DEAD), where);
        }
        if (random.nextBoolean()) {
          machine.die();
        }
      }
      JournalRecovery end = JournalTester.read(journals);
      assertTrue(end.lastSequence() >= acknowledged, "seed " + seed);
      segments += end.segment();
    }
    assertTrue(torn > 100, "torn " + torn);
    assertTrue(segments > 400, "segments " + segments);
  }

  private void work(Journal journal, Random random) {
    enqueued = journal.durableSequence();
    acknowledged = enqueued;
    while (true) {
      int group = 1 + random.nextInt(40);
      for (int i = 0; i < group; i++) {
        enqueued = journal.enqueue(JournalTester.payload(enqueued + 1));
      }
      if (random.nextInt(8) == 0) {
        journal.rotate();
      } else {
        journal.awaitDurable(enqueued);
      }
      acknowledged = enqueued;
      assertEquals(acknowledged, journal.durableSequence());
    }
  }
}
