package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  private static void write(Path folder, int... recordsOfSegments) {
    try (Journal journal = JournalTester.create(folder)) {
      JournalTester.commit(journal, recordsOfSegments[0]);
      for (int i = 1; i < recordsOfSegments.length; i++) {
        assertEquals(i + 1, journal.rotate());
        JournalTester.commit(journal, recordsOfSegments[i]);
      }
    }
  }

  private GraphFormatException refuse(SegmentHeader first) {
    return assertThrows(
        GraphFormatException.class,
        () -> JournalTester.open(folder, first, JournalTester.UNFORCED));
  }

  @Test
  void open_randomPayloads_givesThemInOrder() {
    Random random = new Random(3);
    List<ByteBuffer> written = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      List<ByteBuffer> read = new ArrayList<>();
      try (Journal journal =
          round == 0
              ? Journal.create(folder, JournalTester.FIRST, JournalOptions.DEFAULT)
              : Journal.open(
                  folder,
                  JournalTester.FIRST,
                  JournalOptions.DEFAULT,
                  (sequence, payload) -> {
                    read.add(ByteBuffer.allocate(payload.remaining()).put(payload).flip());
                    assertEquals(read.size(), sequence);
                  })) {
        assertEquals(written, read);
        for (int i = 0; i < 40; i++) {
          byte[] bytes = new byte[random.nextInt(i == 20 ? 300_000 : 3_000)];
          random.nextBytes(bytes);
          ByteBuffer payload = ByteBuffer.wrap(bytes);
          payload.position(bytes.length / 3);
          written.add(payload);
          assertEquals(written.size(), journal.enqueue(payload));
          assertEquals(bytes.length / 3, payload.position());
        }
        journal.awaitDurable(written.size());
        journal.verify();
        assertEquals(round + 2, journal.rotate());
      }
    }
  }

  @Test
  void open_afterClose_findsNothingToMend() {
    write(folder, 5, 0, 3);
    assertEquals(new JournalRecovery(3, 8, 8, 0, 0), JournalTester.read(folder));
  }

  @Test
  void open_laterFirstSegment_leavesEarlierOnesAlone() {
    write(folder, 5, 4, 3);
    SegmentHeader second = new SegmentHeader(JournalTester.FIRST.store(), 2, 6);
    try (Journal journal = JournalTester.open(folder, second, JournalTester.UNFORCED)) {
      assertEquals(new JournalRecovery(3, 12, 7, 0, 0), journal.recovery());
      journal.verify();
    }
    assertTrue(Files.exists(JournalFiles.segment(folder, 1)));
  }

  @Test
  void open_otherStore_saysForeign() {
    write(folder, 2);
    UUID other = new UUID(7, 12);
    GraphFormatException e = refuse(new SegmentHeader(other, 1, 1));
    assertEquals(Reason.FOREIGN, e.reason());
    assertEquals(
        "%s belongs to the store %s, not to %s; restore the folder from a backup"
            .formatted(JournalFiles.segment(folder, 1), JournalTester.FIRST.store(), other),
        e.getMessage());
  }

  @Test
  void open_newerVersion_saysUpdate() throws IOException {
    write(folder, 2);
    Path file = JournalFiles.segment(folder, 1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[JournalFormat.VERSION_OFFSET] = 2;
    Files.write(file, bytes);
    GraphFormatException e = refuse(JournalTester.FIRST);
    assertEquals(Reason.NEWER_VERSION, e.reason());
    assertEquals(
        file + " has format version 2, this library reads up to 1; update the library",
        e.getMessage());
  }

  @Test
  void open_otherFirstSequence_refuses() {
    write(folder, 2);
    GraphFormatException e = refuse(new SegmentHeader(JournalTester.FIRST.store(), 1, 2));
    assertTrue(e.getMessage().contains("at byte 16: its first record is 1, not 2"));
  }

  @Test
  void open_missingSegment_namesIt() throws IOException {
    for (int missing = 1; missing <= 3; missing++) {
      Path copy = Files.createDirectory(folder.resolve("copy" + missing));
      write(copy, 2, 2, 2);
      Path file = JournalFiles.segment(copy, missing);
      Files.delete(file);
      GraphFormatException e =
          assertThrows(GraphFormatException.class, () -> JournalTester.read(copy));
      assertEquals(file + " is missing; restore the folder from a backup", e.getMessage());
    }
  }

  @Test
  void open_segmentsInOtherOrder_refuses() throws IOException {
    write(folder, 2, 2, 2);
    Path second = JournalFiles.segment(folder, 2);
    byte[] bytes = Files.readAllBytes(second);
    Files.write(second, Files.readAllBytes(JournalFiles.segment(folder, 3)));
    Files.write(JournalFiles.segment(folder, 3), bytes);
    GraphFormatException e = refuse(JournalTester.FIRST);
    assertTrue(e.getMessage().contains("it is segment 3, not 2"), e.getMessage());
  }

  @Test
  void create_whereAJournalIs_refuses() {
    write(folder, 2);
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> JournalTester.create(folder));
    assertTrue(e.getMessage().contains("journal-0000000001.log"), e.getMessage());
    assertEquals(2, JournalTester.read(folder).records());
  }

  @Test
  void enqueue_tooLong_saysHowLong() {
    try (Journal journal = JournalTester.create(folder)) {
      ByteBuffer payload = ByteBuffer.allocate(JournalFormat.MAX_PAYLOAD + 1);
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> journal.enqueue(payload));
      assertTrue(e.getMessage().contains("at most 268435456"), e.getMessage());
      JournalTester.commit(journal, 1);
    }
    assertEquals(1, JournalTester.read(folder).records());
  }

  @Test
  void awaitDurable_recordThatIsNot_refuses() {
    try (Journal journal = JournalTester.create(folder)) {
      JournalTester.commit(journal, 2);
      assertThrows(IllegalArgumentException.class, () -> journal.awaitDurable(3));
    }
  }

  @Test
  void close_withRecordsEnqueued_writesThem() {
    Journal journal = JournalTester.create(folder);
    long sequence = journal.enqueue(JournalTester.payload(1));
    journal.close();
    journal.close();
    journal.awaitDurable(sequence);
    assertThrows(IllegalStateException.class, () -> journal.enqueue(ByteBuffer.allocate(1)));
    assertThrows(IllegalStateException.class, journal::rotate);
    assertThrows(IllegalStateException.class, journal::verify);
    assertEquals(new JournalRecovery(1, 1, 1, 0, 0), JournalTester.read(folder));
  }

  @Test
  void rotate_withRecordsEnqueued_endsTheFormerSegmentWithThem() {
    try (Journal journal = JournalTester.create(folder)) {
      journal.enqueue(JournalTester.payload(1));
      journal.enqueue(JournalTester.payload(2));
      assertEquals(2, journal.rotate());
      assertEquals(2, journal.durableSequence());
    }
    SegmentHeader second = new SegmentHeader(JournalTester.FIRST.store(), 2, 3);
    try (Journal journal = JournalTester.open(folder, second, JournalTester.UNFORCED)) {
      assertEquals(new JournalRecovery(2, 2, 0, 0, 0), journal.recovery());
    }
  }

  @Test
  void deleteBefore_oldSegments_removesThemOnly() throws IOException {
    try (Journal journal = JournalTester.create(folder)) {
      for (int i = 0; i < 4; i++) {
        JournalTester.commit(journal, 3);
        journal.rotate();
      }
      journal.deleteBefore(3);
      assertEquals(List.of(3, 4, 5), List.copyOf(JournalFiles.segments(folder).keySet()));
      journal.deleteBefore(2);
      journal.verify();
      assertThrows(GraphFormatException.class, () -> journal.deleteBefore(6));
      assertEquals(List.of(3, 4, 5), List.copyOf(JournalFiles.segments(folder).keySet()));
    }
    SegmentHeader third = new SegmentHeader(JournalTester.FIRST.store(), 3, 7);
    try (Journal journal = JournalTester.open(folder, third, JournalTester.UNFORCED)) {
      assertEquals(6, journal.recovery().records());
    }
  }

  @Test
  void copyTo_anyRecord_copiesUpToIt() throws IOException {
    try (Journal journal = JournalTester.create(folder)) {
      JournalTester.commit(journal, 4);
      journal.rotate();
      JournalTester.commit(journal, 3);
      journal.rotate();
      JournalTester.commit(journal, 2);
      for (int upTo = 0; upTo <= 9; upTo++) {
        Path copy = Files.createDirectory(folder.resolve("copy" + upTo));
        journal.copyTo(copy, 1, upTo);
        int segment = upTo <= 4 ? 1 : upTo <= 7 ? 2 : 3;
        assertEquals(new JournalRecovery(segment, upTo, upTo, 0, 0), JournalTester.read(copy));
        try (Journal copied = JournalTester.open(copy)) {
          copied.verify();
          JournalTester.commit(copied, 3);
        }
        assertEquals(upTo + 3, JournalTester.read(copy).records());
      }
      assertThrows(IllegalArgumentException.class, () -> journal.copyTo(folder, 1, 10));
      assertThrows(UncheckedIOException.class, () -> journal.copyTo(folder, 1, 9));
      JournalTester.commit(journal, 1);
    }
    assertEquals(10, JournalTester.read(folder).records());
  }

  @Test
  void anyCall_interrupted_worksAndStaysInterrupted() {
    try (Journal journal = JournalTester.create(folder)) {
      Thread.currentThread().interrupt();
      JournalTester.commit(journal, 2);
      journal.rotate();
      JournalTester.commit(journal, 2);
      assertTrue(Thread.interrupted());
      Thread.currentThread().interrupt();
      assertThrows(UncheckedIOException.class, journal::verify);
      assertTrue(Thread.interrupted());
      JournalTester.commit(journal, 1);
      journal.verify();
    }
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(5, JournalTester.read(folder).records());
  }
}
