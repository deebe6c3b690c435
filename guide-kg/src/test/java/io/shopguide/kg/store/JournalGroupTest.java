package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many writers, and disks that fail. */
@Timeout(60)
class JournalGroupTest {
  private static final String NO_SPACE = "No space left on device";

  @TempDir Path folder;
  private final AtomicInteger forces = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  /** Number of writes that succeed. */
  private final AtomicInteger allowed = new AtomicInteger(Integer.MAX_VALUE);

  private JournalOptions options(int maxBufferedBytes) {
    return new JournalOptions(true, maxBufferedBytes, file -> new Disk(new SegmentDisk(file)));
  }

  /** Counts, forces slowly and fails when told, after a part of the write. */
  private final class Disk implements SegmentOutput {
    private final SegmentOutput file;

    Disk(SegmentOutput file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      writes.incrementAndGet();
      if (allowed.getAndDecrement() <= 0) {
        file.write(bytes.slice(0, bytes.remaining() / 2), position);
        throw new IOException(NO_SPACE);
      }
      file.write(bytes, position);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.truncate(length);
    }

    @Override
    public void force() {
      forces.incrementAndGet();
      LockSupport.parkNanos(300_000);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Commits from several threads like a store does: numbers are dealt out under its lock. */
  private static void commit(Journal journal, int threads, int each) throws Exception {
    Object writing = new Object();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      AtomicInteger next = new AtomicInteger((int) journal.durableSequence());
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        done.add(
            executor.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    long sequence;
                    synchronized (writing) {
                      sequence = journal.enqueue(JournalTester.payload(next.incrementAndGet()));
                      if (sequence % 500 == 0) {
                        journal.rotate();
                      }
                    }
                    journal.awaitDurable(sequence);
                    assertTrue(journal.durableSequence() >= sequence);
                  }
                }));
      }
      for (int round = 0; round < 5; round++) {
        journal.verify();
      }
      for (Future<?> future : done) {
        future.get();
      }
    }
  }

  @Test
  void awaitDurable_manyThreads_shareForces() throws Exception {
    for (int threads : new int[] {2, 8}) {
      Path journals = Files.createDirectory(folder.resolve("threads" + threads));
      forces.set(0);
      int commits = 300 * threads;
      try (Journal journal = Journal.create(journals, JournalTester.FIRST, options(1 << 20))) {
        commit(journal, threads, 300);
        assertEquals(commits, journal.durableSequence());
      }
      assertTrue(forces.get() < commits, forces + " forces for " + commits);
      assertEquals(commits, JournalTester.read(journals).records());
    }
  }

  @Test
  void enqueue_moreThanMayWait_writesMeanwhile() {
    try (Journal journal = Journal.create(folder, JournalTester.FIRST, options(1_000))) {
      int before = writes.get();
      for (int i = 1; i <= 1_000; i++) {
        journal.enqueue(JournalTester.payload(i));
      }
      assertTrue(journal.durableSequence() > 950, "durable " + journal.durableSequence());
      assertTrue(writes.get() - before > 50, "writes " + writes);
      journal.enqueue(ByteBuffer.allocate(5_000));
      journal.awaitDurable(1_001);
    }
  }

  @Test
  void copyTo_whileWriting_copiesWholeRecords() throws Exception {
    try (Journal journal = Journal.create(folder, JournalTester.FIRST, options(1 << 20));
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<?> writing =
          executor.submit(
              () -> {
                commit(journal, 4, 400);
                return null;
              });
      for (int round = 0; round < 20; round++) {
        Path copy = Files.createDirectory(folder.resolve("copy" + round));
        long upTo = journal.durableSequence();
        journal.copyTo(copy, 1, upTo);
        assertEquals(upTo, JournalTester.read(copy).records());
      }
      writing.get();
    }
  }

  @Test
  void awaitDurable_diskFull_failsAllAndLosesNothingAcknowledged() throws Exception {
    for (int limit = 0; limit < 60; limit++) {
      Path journals = Files.createDirectory(folder.resolve("limit" + limit));
      allowed.set(Integer.MAX_VALUE);
      long acknowledged;
      try (Journal journal = Journal.create(journals, JournalTester.FIRST, options(1 << 20))) {
        allowed.set(limit);
        Exception e = assertThrows(Exception.class, () -> commit(journal, 2, 60));
        assertTrue(e.getMessage().contains(NO_SPACE), e.getMessage());
        UncheckedIOException later =
            assertThrows(
                UncheckedIOException.class, () -> journal.enqueue(JournalTester.payload(1)));
        assertEquals(
            ("Cannot write to %s: java.io.IOException: %s; free space on the disk or mend it,"
                    + " then close the graph and open it again")
                .formatted(JournalFiles.segment(journals, 1), NO_SPACE),
            later.getMessage());
        assertThrows(UncheckedIOException.class, journal::rotate);
        assertThrows(UncheckedIOException.class, journal::verify);
        acknowledged = journal.durableSequence();
        journal.awaitDurable(acknowledged);
      }
      allowed.set(Integer.MAX_VALUE);
      try (Journal journal = JournalTester.open(journals)) {
        assertTrue(journal.durableSequence() >= acknowledged);
        JournalTester.commit(journal, 3);
      }
      JournalTester.read(journals);
    }
  }

  @Test
  void rotate_diskFullForTheNextSegment_goesOnInTheFormer() {
    try (Journal journal = Journal.create(folder, JournalTester.FIRST, options(1 << 20))) {
      JournalTester.commit(journal, 3);
      for (int limit = 0; limit < 2; limit++) {
        allowed.set(limit);
        UncheckedIOException e = assertThrows(UncheckedIOException.class, journal::rotate);
        assertEquals(
            "Cannot begin %s: java.io.IOException: %s; free space on the disk and try again"
                .formatted(JournalFiles.segment(folder, 2), NO_SPACE),
            e.getMessage());
        allowed.set(Integer.MAX_VALUE);
        JournalTester.commit(journal, 3);
      }
      assertEquals(2, journal.rotate());
      JournalTester.commit(journal, 3);
    }
    assertEquals(new JournalRecovery(2, 12, 12, 0, 0), JournalTester.read(folder));
  }

  @Test
  void rotate_diskFailsWhileSealing_failsTheJournal() {
    try (Journal journal = Journal.create(folder, JournalTester.FIRST, options(1 << 20))) {
      JournalTester.commit(journal, 3);
      allowed.set(2);
      assertThrows(UncheckedIOException.class, journal::rotate);
      allowed.set(Integer.MAX_VALUE);
      assertThrows(UncheckedIOException.class, () -> JournalTester.commit(journal, 1));
    }
    assertEquals(3, JournalTester.read(folder).records());
    try (Journal journal = JournalTester.open(folder)) {
      JournalTester.commit(journal, 1);
      assertEquals(journal.recovery().segment() + 1, journal.rotate());
    }
    assertEquals(4, JournalTester.read(folder).records());
  }
}
