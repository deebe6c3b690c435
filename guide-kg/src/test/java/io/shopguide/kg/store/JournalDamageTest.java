package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anything acknowledged that is damaged is refused; anything else is cut off. */
class JournalDamageTest {
  @TempDir Path folder;
  private Journal journal;
  private Path first;
  private Path last;
  private byte[] before; // the last segment without its last record
  private byte[] bytes; // the last segment

  @BeforeEach
  void write() throws IOException {
    first = JournalFiles.segment(folder, 1);
    last = JournalFiles.segment(folder, 2);
    journal = JournalTester.create(folder);
    JournalTester.commit(journal, 4);
    journal.rotate();
    JournalTester.commit(journal, 3);
    before = Files.readAllBytes(last);
    JournalTester.commit(journal, 1);
    bytes = Files.readAllBytes(last);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private GraphFormatException refuse() {
    return assertThrows(GraphFormatException.class, () -> JournalTester.read(folder));
  }

  private static boolean isMark(int at) {
    return at >= JournalFormat.MARKS_OFFSET && at < JournalFormat.RECORDS_OFFSET;
  }

  @Test
  void open_everyByteChanged_refusesOrProvesItHarmless() throws IOException {
    for (Path file : new Path[] {first, last}) {
      byte[] sound = Files.readAllBytes(file);
      for (int at = 0; at < sound.length; at++) {
        for (int mask : new int[] {1 << (at % 8), 0xFF}) {
          byte[] changed = sound.clone();
          changed[at] ^= (byte) mask;
          Files.write(file, changed);
          if (isMark(at)) {
            assertEquals(new JournalRecovery(2, 8, 8, 0, 1), JournalTester.read(folder));
            assertEquals(-1, Arrays.mismatch(sound, Files.readAllBytes(file)), "mended");
          } else {
            assertTrue(refuse().getMessage().startsWith(file.toString()), "byte " + at);
          }
        }
      }
      Files.write(file, sound);
    }
    assertEquals(8, JournalTester.read(folder).records());
  }

  @Test
  void verify_everyByteChanged_refuses() throws IOException {
    for (Path file : new Path[] {first, last}) {
      byte[] sound = Files.readAllBytes(file);
      for (int at = 0; at < sound.length; at++) {
        byte[] changed = sound.clone();
        changed[at] ^= (byte) (1 << (at % 8));
        Files.write(file, changed);
        GraphFormatException e = assertThrows(GraphFormatException.class, journal::verify);
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      }
      Files.write(file, sound);
    }
    journal.verify();
  }

  @Test
  void open_truncatedAnywhere_saysTruncated() throws IOException {
    for (Path file : new Path[] {first, last}) {
      byte[] sound = Files.readAllBytes(file);
      for (int length = 0; length < sound.length; length++) {
        Files.write(file, Arrays.copyOf(sound, length));
        Reason expected = length == 0 ? Reason.EMPTY : Reason.TRUNCATED;
        assertEquals(expected, refuse().reason(), "at " + length);
      }
      Files.write(file, sound);
    }
  }

  @Test
  void open_bytesAfterSealedSegment_refuses() throws IOException {
    byte[] sound = Files.readAllBytes(first);
    Files.write(first, Arrays.copyOf(sound, sound.length + 1));
    assertTrue(refuse().getMessage().contains("at byte " + sound.length + ": 1 bytes after"));
  }

  @Test
  void open_bothMarksChanged_refuses() throws IOException {
    bytes[JournalFormat.MARKS_OFFSET] ^= 1;
    bytes[JournalFormat.MARKS_OFFSET + JournalFormat.SECTOR] ^= 1;
    Files.write(last, bytes);
    assertTrue(refuse().getMessage().contains("at byte 512: the checksums of both marks"));
  }

  @Test
  void open_marksOfAnotherSegment_refuses() throws IOException {
    byte[] other = Files.readAllBytes(first);
    int length = JournalFormat.RECORDS_OFFSET - JournalFormat.MARKS_OFFSET;
    System.arraycopy(other, JournalFormat.MARKS_OFFSET, bytes, JournalFormat.MARKS_OFFSET, length);
    Files.write(last, bytes);
    assertTrue(refuse().getMessage().contains("at byte 512: the checksums of both marks"));
  }

  @Test
  void open_copiesOfTheMarkDiffer_holdsTheLater() throws IOException {
    for (int older : new int[] {0, 1}) {
      int at = JournalFormat.MARKS_OFFSET + older * JournalFormat.SECTOR;
      byte[] mixed = bytes.clone();
      System.arraycopy(before, at, mixed, at, JournalFormat.SECTOR);
      Files.write(last, Arrays.copyOf(mixed, bytes.length - 1));
      assertEquals(Reason.TRUNCATED, refuse().reason());
      Files.write(last, mixed);
      assertEquals(new JournalRecovery(2, 8, 8, 0, 1), JournalTester.read(folder));
      assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(last)), "mended");
    }
  }

  @Test
  void open_markAgainstRecords_refuses() throws IOException {
    SegmentMark[] forged = {
      new SegmentMark(9, bytes.length, false),
      new SegmentMark(8, before.length, false),
      new SegmentMark(7, bytes.length, true),
      new SegmentMark(8, bytes.length - 1, false),
      new SegmentMark(4, bytes.length, false),
      new SegmentMark(5, JournalFormat.RECORDS_OFFSET, false),
      new SegmentMark(4, JournalFormat.MARKS_OFFSET, false),
    };
    for (SegmentMark mark : forged) {
      ByteBuffer.wrap(bytes).put(JournalFormat.MARKS_OFFSET, mark.encode(2).array());
      Files.write(last, bytes);
      assertEquals(Reason.DAMAGED, refuse().reason(), mark.toString());
    }
  }

  /** What a process leaves that dies while it writes: a part of the record, and the old mark. */
  @Test
  void open_tornAtAnyByte_dropsTheTail() throws IOException {
    for (int length = before.length; length < bytes.length; length++) {
      Files.write(last, torn(length));
      int dropped = length - before.length;
      assertEquals(new JournalRecovery(2, 7, 7, dropped, 0), JournalTester.read(folder));
      assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(last)), "cut at " + length);
    }
    Files.write(last, torn(bytes.length));
    assertEquals(new JournalRecovery(2, 8, 8, 0, 0), JournalTester.read(folder));
    assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(last)), "marked");
  }

  private byte[] torn(int length) {
    byte[] torn = Arrays.copyOf(bytes, length);
    System.arraycopy(before, 0, torn, 0, JournalFormat.RECORDS_OFFSET);
    return torn;
  }

  /** What a machine may leave that dies: the unforced range holds anything. */
  @Test
  void open_tailOfZerosOrNoise_dropsIt() throws IOException {
    Random random = new Random(5);
    for (int length = before.length; length < bytes.length; length++) {
      for (boolean noise : new boolean[] {false, true}) {
        byte[] tail = new byte[1 + random.nextInt(200)];
        if (noise) {
          random.nextBytes(tail);
        }
        byte[] torn = torn(length + tail.length);
        System.arraycopy(tail, 0, torn, length, tail.length);
        Files.write(last, torn);
        JournalRecovery recovery = JournalTester.read(folder);
        assertEquals(7, recovery.lastSequence());
        assertEquals(torn.length - before.length, recovery.droppedBytes());
      }
    }
  }

  @Test
  void open_tornTail_writesOnAfterIt() throws IOException {
    Files.write(last, torn(bytes.length - 1));
    try (Journal reopened = JournalTester.open(folder)) {
      JournalTester.commit(reopened, 5);
      reopened.verify();
    }
    assertEquals(new JournalRecovery(2, 12, 12, 0, 0), JournalTester.read(folder));
  }

  @Test
  void open_hugeLengthInTail_allocatesNothing() throws IOException {
    byte[] torn = torn(bytes.length);
    torn[before.length + JournalFormat.RECORD_LENGTH_OFFSET + 3] = 0x0F;
    Files.write(last, torn);
    assertEquals(bytes.length - before.length, JournalTester.read(folder).droppedBytes());
  }

  @Test
  void open_damagedRecord_namesItsPlace() throws IOException {
    int payload = before.length + JournalFormat.RECORD_PAYLOAD_OFFSET;
    bytes[payload] ^= 1;
    Files.write(last, bytes);
    assertEquals(
        "%s is damaged at byte %d: the checksum of record 8 does not match; restore the folder from a backup"
            .formatted(last, before.length),
        refuse().getMessage());
  }

  @Test
  void open_rotationThatDidNotReturn_goesOnInTheFormerSegment() throws IOException {
    for (long sequence : new long[] {9, 5}) {
      SegmentHeader third = new SegmentHeader(JournalTester.FIRST.store(), 3, sequence);
      SegmentWriter.create(folder, third, JournalTester.UNFORCED).close();
      Files.write(folder.resolve("journal-0000000004.log.tmp"), new byte[100]);
      assertEquals(new JournalRecovery(2, 8, 8, 0, 0), JournalTester.read(folder));
      assertFalse(Files.exists(JournalFiles.segment(folder, 3)));
      assertFalse(Files.exists(folder.resolve("journal-0000000004.log.tmp")));
    }
  }

  @Test
  void open_laterSegmentWithRecordsAfterOpenOne_refuses() throws IOException {
    Path third = JournalFiles.segment(folder, 3);
    Files.write(third, Arrays.copyOf(bytes, bytes.length));
    assertTrue(refuse().getMessage().contains("there is also journal-0000000003.log"));
    assertTrue(Files.exists(third));
  }
}
