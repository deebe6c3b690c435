package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process at random moments. {@code -Dshopguide.kill.rounds=1000} for more of them.
 */
class JournalKillTest {
  private static final int ROUNDS = Integer.getInteger("shopguide.kill.rounds", 20);

  @TempDir Path folder;

  @Test
  void open_afterKill_hasEverythingAcknowledged() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    JournalTester.create(folder).close();
    long before = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long acknowledged = writeAndKill(random.nextInt(120));
      JournalRecovery recovery = JournalTester.read(folder);
      String where =
          "seed %d, round %d: acknowledged %d, %s".formatted(seed, round, acknowledged, recovery);
      assertTrue(acknowledged > before, where);
      assertTrue(recovery.lastSequence() >= acknowledged, where);
      before = recovery.lastSequence();
    }
  }

  /** Gives the last number that the process has printed. */
  private long writeAndKill(int milliseconds) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                root(Journal.class) + File.pathSeparator + root(JournalKillChild.class),
                JournalKillChild.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = 0;
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      Thread killer = Thread.ofPlatform().start(() -> kill(process, milliseconds));
      while (line != null) {
        last = Math.max(last, Long.parseLong(line));
        line = out.readLine();
      }
      killer.join();
    } finally {
      process.destroyForcibly().waitFor();
    }
    return last;
  }

  private static void kill(Process process, int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.toHandle().destroyForcibly(); // the process would close its output too
  }

  private static Path root(Class<?> type) throws IOException, URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
