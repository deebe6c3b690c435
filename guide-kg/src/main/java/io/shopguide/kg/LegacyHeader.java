package io.shopguide.kg;

import io.shopguide.kg.GraphFormatException.Reason;
import io.shopguide.kg.LegacyFormat.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** The checked first bytes of a graph file. Immutable and thread-safe. */
final class LegacyHeader {
  private final ByteBuffer bytes;

  private LegacyHeader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static LegacyHeader read(Path file, FileChannel channel) throws IOException {
    long length = channel.size();
    if (length == 0) {
      throw new GraphFormatException(
          Reason.EMPTY, file + " is empty; restore the file or build the graph again");
    }
    ByteBuffer bytes = ByteBuffer.allocate(LegacyFormat.HEADER_SIZE).order(LegacyFormat.ORDER);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    LegacyHeader header = new LegacyHeader(bytes);
    header.requireMagic(file, bytes.position());
    if (bytes.position() >= LegacyFormat.SECTION_COUNT_OFFSET) {
      header.requireVersion(file);
    }
    if (bytes.hasRemaining()) {
      throw truncated(file, length, LegacyFormat.HEADER_SIZE, "at least ");
    }
    header.requireChecksum(file);
    header.requireLength(file, length);
    header.requireSections(file, length);
    return header;
  }

  long start(Section section) {
    return bytes.getLong(section.entryOffset() + LegacyFormat.ENTRY_START_OFFSET);
  }

  long length(Section section) {
    return bytes.getLong(section.entryOffset() + LegacyFormat.ENTRY_LENGTH_OFFSET);
  }

  int crc(Section section) {
    return bytes.getInt(section.entryOffset() + LegacyFormat.ENTRY_CRC_OFFSET);
  }

  private void requireMagic(Path file, int available) {
    for (int i = 0; i < Math.min(available, Long.BYTES); i++) {
      if (bytes.get(i) != (byte) (LegacyFormat.MAGIC >>> (8 * i))) {
        throw new GraphFormatException(
            Reason.FOREIGN,
            file + " is not a product graph: byte " + i + " is wrong; check the file's name");
      }
    }
  }

  private void requireVersion(Path file) {
    int version = bytes.getInt(LegacyFormat.VERSION_OFFSET);
    if (version > LegacyFormat.VERSION) {
      throw new GraphFormatException(
          Reason.NEWER_VERSION,
          "%s has format version %d, this library reads up to %d; update the library"
              .formatted(file, version, LegacyFormat.VERSION));
    }
    if (version < 1) {
      throw damaged(file, LegacyFormat.VERSION_OFFSET, "the version is " + version);
    }
  }

  private void requireChecksum(Path file) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, LegacyFormat.HEADER_CRC_OFFSET));
    if ((int) crc.getValue() != bytes.getInt(LegacyFormat.HEADER_CRC_OFFSET)) {
      throw damaged(file, LegacyFormat.HEADER_CRC_OFFSET, "its checksum does not match");
    }
  }

  private void requireLength(Path file, long length) {
    long expected = bytes.getLong(LegacyFormat.FILE_LENGTH_OFFSET);
    if (length < expected) {
      throw truncated(file, length, expected, "");
    }
    if (length > expected) {
      throw new GraphFormatException(
          Reason.DAMAGED,
          "%s has %d bytes after its end at byte %d; restore the file or build the graph again"
              .formatted(file, length - expected, expected));
    }
  }

  private void requireSections(Path file, long length) {
    int count = bytes.getInt(LegacyFormat.SECTION_COUNT_OFFSET);
    if (count != Section.values().length) {
      throw damaged(file, LegacyFormat.SECTION_COUNT_OFFSET, count + " sections");
    }
    long next = LegacyFormat.HEADER_SIZE;
    for (Section section : Section.values()) {
      boolean fits =
          bytes.getInt(section.entryOffset() + LegacyFormat.ENTRY_ID_OFFSET) == section.id()
              && start(section) == next
              && length(section) >= 0
              && length(section) <= length - next;
      if (!fits) {
        throw damaged(
            file, section.entryOffset(), "section '" + section.label() + "' is misplaced");
      }
      next += length(section);
    }
    if (next != length) {
      throw damaged(file, LegacyFormat.TABLE_OFFSET, "the sections end at byte " + next);
    }
  }

  private static GraphFormatException truncated(
      Path file, long length, long expected, String atLeast) {
    return new GraphFormatException(
        Reason.TRUNCATED,
        "%s is truncated: %d of %s%d bytes; copy it again or build the graph again"
            .formatted(file, length, atLeast, expected));
  }

  private static GraphFormatException damaged(Path file, long at, String what) {
    return new GraphFormatException(
        Reason.DAMAGED,
        "%s: the header is damaged at byte %d: %s; restore the file or build the graph again"
            .formatted(file, at, what));
  }
}
