package io.shopguide.kg.store;

import io.shopguide.kg.image.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was changed, in the order of the changes: a folder's sequence of segment files with numbered
 * records. {@link #enqueue} numbers a record and is fast; {@link #awaitDurable} returns when it is
 * on the disk, by one force for all who wait. An interrupt disturbs neither and stays set.
 *
 * <p>After an error of the disk nothing more is acknowledged or taken: the journal must be opened
 * again, and then holds every acknowledged record and perhaps some that were not.
 *
 * <p>Only one journal may be open on a folder; the caller sees to that. Thread-safe.
 */
final class Journal implements AutoCloseable {
  /*
   * Damage or torn tail? A group of records is acknowledged in four steps: it is appended, it is
   * forced, a mark in the segment's second and third sector says so, the callers return. When the
   * process dies, the mark is in the system's hands and covers exactly what was acknowledged. When
   * the machine dies, the mark may be the one before, because only the next group's force includes
   * it; it is never ahead of the records.
   *
   * So whatever is wrong before the mark is damage and refused. After the mark sound records are
   * kept, and the rest is cut off and reported: it was not acknowledged. One case is mistaken for
   * that: the machine died before the last mark reached the disk, and the medium damaged the group
   * that this mark was for. Telling them apart would take a second force for every group.
   *
   * The mark stands there twice, each with a checksum: a damaged byte leaves the other, and verify
   * names it. A segment is sealed by its mark once the next one is on the disk. Thus a missing file
   * is noticed too, and what follows a segment that is not sealed is left from a rotation that did
   * not return.
   */

  private final Path folder;
  private final UUID store;
  private final JournalOptions options;
  private final JournalRecovery recovery;
  private final JournalWriter writer;

  /** Held while files are read or removed as a whole; writing goes on. */
  private final ReentrantLock files = new ReentrantLock();

  private SegmentHeader first; // guarded by files

  private Journal(
      Path folder, SegmentHeader first, JournalOptions options, JournalReplay.Result opened) {
    this.folder = folder;
    this.store = first.store();
    this.first = first;
    this.options = options;
    this.recovery = opened.recovery();
    this.writer =
        new JournalWriter(folder, store, options, opened.current(), recovery.lastSequence());
  }

  /** Takes what was read. */
  interface RecordHandler {
    /** Takes a record; the payload is little-endian, read-only and good until this returns. */
    void record(long sequence, ByteBuffer payload);
  }

  /**
   * Makes a journal with one segment and no records.
   *
   * @throws UncheckedIOException if the folder holds a journal already or cannot be written to
   */
  static Journal create(Path folder, SegmentHeader first, JournalOptions options) {
    try {
      Collection<Path> there = JournalFiles.segments(folder).values();
      if (!there.isEmpty()) {
        throw new FileAlreadyExistsException(there.iterator().next().toString());
      }
      JournalRecovery nothing =
          new JournalRecovery(first.segment(), first.firstSequence() - 1, 0, 0, 0);
      SegmentWriter current = SegmentWriter.create(folder, first, options);
      return new Journal(folder, first, options, new JournalReplay.Result(nothing, current));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a journal in " + folder + ": " + e, e);
    }
  }

  /**
   * Reads all records from a segment on, cuts off a torn tail and goes on after it. What the
   * handler was given is on the disk when this returns.
   *
   * @param first what the first segment to read must say of itself; earlier ones are left alone
   * @throws io.shopguide.kg.GraphFormatException if anything acknowledged is damaged or missing
   * @throws UncheckedIOException if a file cannot be read or mended
   */
  static Journal open(
      Path folder, SegmentHeader first, JournalOptions options, RecordHandler handler) {
    try {
      JournalReplay.Result opened = new JournalReplay(folder, options, handler).run(first);
      return new Journal(folder, first, options, opened);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the journal in " + folder + ": " + e, e);
    }
  }

  JournalRecovery recovery() {
    return recovery;
  }

  /** Number of the last record that is on the disk. */
  long durableSequence() {
    return writer.durableSequence();
  }

  /**
   * Appends a record in memory; waits only if too much is waiting there.
   *
   * @param payload its remaining bytes are copied, its position stays
   * @return the record's number, one more than the last
   * @throws IllegalArgumentException if the payload is too long
   * @throws IllegalStateException if the journal is closed
   * @throws UncheckedIOException if writing has failed
   */
  long enqueue(ByteBuffer payload) {
    return writer.enqueue(payload);
  }

  /**
   * Returns when a record and all before it are on the disk.
   *
   * @throws IllegalArgumentException if there is no such record
   * @throws UncheckedIOException if writing has failed: the record is not acknowledged
   */
  void awaitDurable(long sequence) {
    writer.awaitDurable(sequence);
  }

  /**
   * Writes everything enqueued, closes the current segment and begins the next. What is enqueued
   * after this returned is in the new one.
   *
   * @return the number of the new segment
   * @throws IllegalStateException if the journal is closed
   * @throws UncheckedIOException if the segment cannot be made, and the journal goes on in the
   *     former one; or if writing has failed
   */
  int rotate() {
    return writer.rotate();
  }

  /**
   * Removes segments that are no longer needed.
   *
   * @param segment the first to keep
   * @throws io.shopguide.kg.GraphFormatException if the first to keep is damaged or missing
   * @throws UncheckedIOException if a file cannot be removed
   */
  void deleteBefore(int segment) {
    files.lock();
    try {
      if (segment > first.segment()) {
        first = header(segment);
      }
      for (Path file : JournalFiles.segments(folder).headMap(segment, false).values()) {
        Files.delete(file);
      }
      AtomicFile.forceFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove segments from " + folder + ": " + e, e);
    } finally {
      files.unlock();
    }
  }

  /** Bytes of all segments. */
  long size() {
    files.lock();
    try {
      long size = 0;
      for (Path file : JournalFiles.segments(folder).values()) {
        size += Files.size(file);
      }
      return size;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the journal in " + folder + ": " + e, e);
    } finally {
      files.unlock();
    }
  }

  /**
   * Reads and checks everything acknowledged, while others write.
   *
   * @throws io.shopguide.kg.GraphFormatException if anything is damaged or missing
   * @throws UncheckedIOException if a file cannot be read, or writing has failed
   */
  void verify() {
    files.lock();
    try {
      SegmentHeader expected = first;
      while (expected != null) {
        expected = verify(expected);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the journal in " + folder + ": " + e, e);
    } finally {
      files.unlock();
    }
  }

  /** Verifies a segment; gives what the next must say of itself, null after the current one. */
  private SegmentHeader verify(SegmentHeader expected) throws IOException {
    try (SegmentReader in = writer.read(expected.segment())) {
      in.requirePlace(expected);
      in.requireMarksAgree();
      while (in.next()) {}
      if (!in.mark().sealed()) {
        return null;
      }
      in.requireNothingAfterMark();
      return in.following();
    }
  }

  /**
   * Copies acknowledged records into another folder, checked on the way, while others write. The
   * copy can be opened like the journal itself.
   *
   * @param target a folder without these segments
   * @param segment the first to copy
   * @param upTo number of the last record to copy; if it is before the segment's first, the copy
   *     has no records
   * @throws IllegalArgumentException if that record is not on the disk yet
   * @throws io.shopguide.kg.GraphFormatException if anything to copy is damaged or missing
   * @throws UncheckedIOException if a file cannot be read or written or is there already
   */
  void copyTo(Path target, int segment, long upTo) {
    long durable = durableSequence();
    if (upTo > durable) {
      throw new IllegalArgumentException(
          "Cannot copy up to record %d, only %d are on the disk".formatted(upTo, durable));
    }
    files.lock();
    try {
      JournalCopy copy = new JournalCopy(target, upTo, options);
      SegmentHeader expected = header(segment);
      while (expected != null) {
        expected = copy(expected, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot copy the journal in %s to %s: %s".formatted(folder, target, e), e);
    } finally {
      files.unlock();
    }
  }

  private SegmentHeader copy(SegmentHeader expected, JournalCopy copy) throws IOException {
    try (SegmentReader in = writer.read(expected.segment())) {
      in.requirePlace(expected);
      return copy.copy(in) ? in.following() : null;
    }
  }

  /** What a segment must say of itself, as far as that is known without the one before. */
  private SegmentHeader header(int segment) throws IOException {
    try (SegmentReader in = writer.read(segment)) {
      return new SegmentHeader(store, segment, in.header().firstSequence());
    }
  }

  /** Writes what is enqueued and closes the files. What was enqueued can still be awaited. */
  @Override
  public void close() {
    writer.close();
  }
}
