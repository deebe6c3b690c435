package io.shopguide.kg.store;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What the first sector of a segment says. Immutable and thread-safe.
 *
 * @param store the store it belongs to
 * @param segment its number, from 1
 * @param firstSequence number of its first record, from 1
 */
record SegmentHeader(UUID store, int segment, long firstSequence) {
  ByteBuffer encode() {
    ByteBuffer sector = ByteBuffer.allocate(JournalFormat.SECTOR).order(JournalFormat.ORDER);
    sector.putLong(JournalFormat.MAGIC_OFFSET, JournalFormat.MAGIC);
    sector.putInt(JournalFormat.VERSION_OFFSET, JournalFormat.VERSION);
    sector.putInt(JournalFormat.SEGMENT_OFFSET, segment);
    sector.putLong(JournalFormat.FIRST_SEQUENCE_OFFSET, firstSequence);
    sector.putLong(JournalFormat.STORE_OFFSET, store.getMostSignificantBits());
    sector.putLong(JournalFormat.STORE_OFFSET + 8, store.getLeastSignificantBits());
    JournalFormat.close(sector);
    return sector;
  }

  /** Reads the header from the first bytes of a file, as many as there are. */
  static SegmentHeader decode(Path file, ByteBuffer bytes, long length) {
    if (length == 0) {
      throw JournalFormat.error(Reason.EMPTY, file + " is empty");
    }
    requireMagic(file, bytes);
    if (bytes.limit() >= JournalFormat.VERSION_OFFSET + 4) {
      requireVersion(file, bytes);
    }
    if (bytes.limit() < JournalFormat.RECORDS_OFFSET) {
      throw JournalFormat.truncated(file, length, "at least " + JournalFormat.RECORDS_OFFSET);
    }
    if (!JournalFormat.isSound(bytes, 0)) {
      throw JournalFormat.damaged(file, 0, "the checksum of the header does not match");
    }
    SegmentHeader header =
        new SegmentHeader(
            new UUID(
                bytes.getLong(JournalFormat.STORE_OFFSET),
                bytes.getLong(JournalFormat.STORE_OFFSET + 8)),
            bytes.getInt(JournalFormat.SEGMENT_OFFSET),
            bytes.getLong(JournalFormat.FIRST_SEQUENCE_OFFSET));
    if (header.segment < 1 || header.firstSequence < 1) {
      throw JournalFormat.damaged(file, 0, "the header says " + header);
    }
    return header;
  }

  private static void requireMagic(Path file, ByteBuffer bytes) {
    for (int i = 0; i < Math.min(bytes.limit(), Long.BYTES); i++) {
      if (bytes.get(i) != (byte) (JournalFormat.MAGIC >>> (8 * i))) {
        throw JournalFormat.error(
            Reason.FOREIGN, file + " is not a journal: byte " + i + " is wrong");
      }
    }
  }

  private static void requireVersion(Path file, ByteBuffer bytes) {
    int version = bytes.getInt(JournalFormat.VERSION_OFFSET);
    if (version > JournalFormat.VERSION) {
      throw new GraphFormatException(
          Reason.NEWER_VERSION,
          "%s has format version %d, this library reads up to %d; update the library"
              .formatted(file, version, JournalFormat.VERSION));
    }
    if (version < 1) {
      throw JournalFormat.damaged(file, JournalFormat.VERSION_OFFSET, "the version is " + version);
    }
  }

  /** Refuses a segment of another store or of another place in the journal. */
  void requirePlace(Path file, SegmentHeader expected) {
    if (!store.equals(expected.store)) {
      throw JournalFormat.error(
          Reason.FOREIGN,
          "%s belongs to the store %s, not to %s".formatted(file, store, expected.store));
    }
    if (segment != expected.segment) {
      throw JournalFormat.damaged(
          file,
          JournalFormat.SEGMENT_OFFSET,
          "it is segment %d, not %d".formatted(segment, expected.segment));
    }
    if (firstSequence != expected.firstSequence) {
      throw JournalFormat.damaged(
          file,
          JournalFormat.FIRST_SEQUENCE_OFFSET,
          "its first record is %d, not %d".formatted(firstSequence, expected.firstSequence));
    }
  }
}
