package io.shopguide.kg.store;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Places and constants of the journal's segments, see docs/format-journal.md. All numbers are
 * little-endian.
 */
final class JournalFormat {
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  /** "SGJRNAL" and a byte that text-mode copying would change. */
  static final long MAGIC = 0x0A4C_414E_524A_4753L;

  static final int VERSION = 1;

  /** What a disk writes as a whole; header and marks have one each, with a checksum at its end. */
  static final int SECTOR = 512;

  static final int SECTOR_CRC_OFFSET = SECTOR - 4;

  static final int MAGIC_OFFSET = 0;
  static final int VERSION_OFFSET = 8;
  static final int SEGMENT_OFFSET = 12;
  static final int FIRST_SEQUENCE_OFFSET = 16;
  static final int STORE_OFFSET = 24;

  static final int MARKS_OFFSET = SECTOR;
  static final int MARK_COPIES = 2;
  static final int MARK_SEQUENCE_OFFSET = 0;
  static final int MARK_LENGTH_OFFSET = 8;
  static final int MARK_SEGMENT_OFFSET = 16;
  static final int MARK_SEALED_OFFSET = 20;

  static final int RECORDS_OFFSET = MARKS_OFFSET + MARK_COPIES * SECTOR;

  static final int RECORD_CRC_OFFSET = 0;
  static final int RECORD_LENGTH_OFFSET = 4;
  static final int RECORD_SEQUENCE_OFFSET = 8;
  static final int RECORD_PAYLOAD_OFFSET = 16;

  /** Longer payloads are refused, and lengths above it are taken for damage: 256 MiB. */
  static final int MAX_PAYLOAD = 1 << 28;

  private JournalFormat() {}

  static int checksum(ByteBuffer bytes, int from, int end) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(from, end - from));
    return (int) crc.getValue();
  }

  /** Puts the checksum at the end of a sector that begins at the buffer's first byte. */
  static void close(ByteBuffer sector) {
    sector.putInt(SECTOR_CRC_OFFSET, checksum(sector, 0, SECTOR_CRC_OFFSET));
  }

  static boolean isSound(ByteBuffer bytes, int sector) {
    return bytes.getInt(sector + SECTOR_CRC_OFFSET)
        == checksum(bytes, sector, sector + SECTOR_CRC_OFFSET);
  }

  static GraphFormatException damaged(Path file, long at, String what) {
    return error(Reason.DAMAGED, "%s is damaged at byte %d: %s".formatted(file, at, what));
  }

  static GraphFormatException truncated(Path file, long length, String atLeast) {
    return error(
        Reason.TRUNCATED, "%s is truncated: %d of %s bytes".formatted(file, length, atLeast));
  }

  static GraphFormatException error(Reason reason, String what) {
    return new GraphFormatException(reason, what + "; restore the folder from a backup");
  }
}
