package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Journals whose records follow from their numbers, so that every reader can check them. */
final class JournalTester {
  static final SegmentHeader FIRST = new SegmentHeader(new UUID(7, 11), 1, 1);

  /** Forces nothing, for tests of what is in the files. */
  static final JournalOptions UNFORCED = new JournalOptions(false, 1 << 20, SegmentDisk::new);

  private JournalTester() {}

  static ByteBuffer payload(long sequence) {
    Random random = new Random(sequence);
    byte[] bytes = new byte[sequence % 9 == 0 ? 0 : random.nextInt(60)];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  static Journal create(Path folder) {
    return Journal.create(folder, FIRST, UNFORCED);
  }

  static Journal open(Path folder) {
    return open(folder, FIRST, UNFORCED);
  }

  /** Opens a journal and checks each record. */
  static Journal open(Path folder, SegmentHeader first, JournalOptions options) {
    AtomicLong last = new AtomicLong(first.firstSequence() - 1);
    Journal journal =
        Journal.open(
            folder,
            first,
            options,
            (sequence, payload) -> {
              assertEquals(last.incrementAndGet(), sequence);
              assertEquals(payload(sequence), payload, "record " + sequence);
            });
    assertEquals(last.get(), journal.recovery().lastSequence());
    assertEquals(last.get(), journal.durableSequence());
    return journal;
  }

  /** Opens and closes. */
  static JournalRecovery read(Path folder) {
    try (Journal journal = open(folder)) {
      return journal.recovery();
    }
  }

  /** Makes so many records durable, one by one. */
  static void commit(Journal journal, int records) {
    for (int i = 0; i < records; i++) {
      long sequence = journal.enqueue(payload(journal.durableSequence() + 1));
      journal.awaitDurable(sequence);
      assertEquals(sequence, journal.durableSequence());
    }
  }
}
