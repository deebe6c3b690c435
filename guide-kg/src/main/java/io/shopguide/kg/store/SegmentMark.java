package io.shopguide.kg.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * How far a segment is acknowledged: what damage below it is, and a torn tail cannot be. Immutable
 * and thread-safe.
 *
 * @param sequence number of the last acknowledged record, or one less than the first of the segment
 * @param length where that record ends, in the file
 * @param sealed whether the segment is complete and the next one exists
 */
record SegmentMark(long sequence, long length, boolean sealed) {
  /** The mark of a segment without records. */
  static SegmentMark empty(SegmentHeader header) {
    return new SegmentMark(header.firstSequence() - 1, JournalFormat.RECORDS_OFFSET, false);
  }

  /** All copies as they stand in a segment. */
  ByteBuffer encode(int segment) {
    ByteBuffer sector = ByteBuffer.allocate(JournalFormat.SECTOR).order(JournalFormat.ORDER);
    sector.putLong(JournalFormat.MARK_SEQUENCE_OFFSET, sequence);
    sector.putLong(JournalFormat.MARK_LENGTH_OFFSET, length);
    sector.putInt(JournalFormat.MARK_SEGMENT_OFFSET, segment);
    sector.putInt(JournalFormat.MARK_SEALED_OFFSET, sealed ? 1 : 0);
    JournalFormat.close(sector);
    ByteBuffer copies = ByteBuffer.allocate(JournalFormat.MARK_COPIES * JournalFormat.SECTOR);
    while (copies.hasRemaining()) {
      copies.put(sector.duplicate());
    }
    return copies.flip();
  }

  /** Reads one copy from the first bytes of a segment; null if it is not sound. */
  static SegmentMark decode(ByteBuffer bytes, int copy, int segment) {
    int at = JournalFormat.MARKS_OFFSET + copy * JournalFormat.SECTOR;
    boolean own = bytes.getInt(at + JournalFormat.MARK_SEGMENT_OFFSET) == segment;
    if (!own || !JournalFormat.isSound(bytes, at)) {
      return null;
    }
    return new SegmentMark(
        bytes.getLong(at + JournalFormat.MARK_SEQUENCE_OFFSET),
        bytes.getLong(at + JournalFormat.MARK_LENGTH_OFFSET),
        bytes.getInt(at + JournalFormat.MARK_SEALED_OFFSET) == 1);
  }

  /** The one that says more. */
  SegmentMark orLater(SegmentMark other) {
    boolean later = other.length > length || (other.length == length && other.sealed);
    return later ? other : this;
  }

  void requireSense(Path file, SegmentHeader header) {
    SegmentMark empty = empty(header);
    boolean sensible =
        length == empty.length ? sequence == empty.sequence : sequence > empty.sequence;
    if (length < empty.length || !sensible) {
      throw JournalFormat.damaged(file, JournalFormat.MARKS_OFFSET, "its mark says " + this);
    }
  }
}
