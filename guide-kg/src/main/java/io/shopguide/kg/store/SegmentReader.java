package io.shopguide.kg.store;

import io.shopguide.kg.GraphFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads one segment and trusts nothing in it: a length is compared with what the file still holds
 * before anything is allocated. Not thread-safe; one per thread.
 */
final class SegmentReader implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final SegmentHeader header;
  private final SegmentMark mark;
  private final boolean marksAgree;
  private final long size;

  private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(JournalFormat.ORDER).flip();
  private long buffered = JournalFormat.RECORDS_OFFSET; // in the file, of the byte after the buffer
  private long limit; // in the file
  private long end = JournalFormat.RECORDS_OFFSET; // in the file, of the last record read
  private long sequence;
  private ByteBuffer payload = ByteBuffer.allocate(0);

  private SegmentReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
    ByteBuffer bytes = ByteBuffer.allocate(JournalFormat.RECORDS_OFFSET).order(JournalFormat.ORDER);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    this.header = SegmentHeader.decode(file, bytes.flip(), size);
    SegmentMark first = SegmentMark.decode(bytes, 0, header.segment());
    SegmentMark second = SegmentMark.decode(bytes, 1, header.segment());
    if (first == null && second == null) {
      throw JournalFormat.damaged(
          file, JournalFormat.MARKS_OFFSET, "the checksums of both marks do not match");
    }
    this.marksAgree = first != null && first.equals(second);
    this.mark = first == null ? second : second == null ? first : first.orLater(second);
    mark.requireSense(file, header);
    if (size < mark.length()) {
      throw JournalFormat.truncated(file, size, Long.toString(mark.length()));
    }
    this.limit = mark.length();
    this.sequence = header.firstSequence() - 1;
  }

  /** Opens a segment for reading up to its mark. */
  static SegmentReader open(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw JournalFormat.error(GraphFormatException.Reason.DAMAGED, file + " is missing");
    }
    boolean opened = false;
    try {
      SegmentReader reader = new SegmentReader(file, channel);
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  SegmentHeader header() {
    return header;
  }

  SegmentMark mark() {
    return mark;
  }

  Path file() {
    return file;
  }

  /** What the next segment must say of itself, after this one was read to its end. */
  SegmentHeader following() {
    return new SegmentHeader(header.store(), header.segment() + 1, sequence + 1);
  }

  void requirePlace(SegmentHeader expected) {
    header.requirePlace(file, expected);
  }

  long size() {
    return size;
  }

  boolean marksAgree() {
    return marksAgree;
  }

  void requireMarksAgree() {
    if (!marksAgree) {
      throw JournalFormat.damaged(
          file, JournalFormat.MARKS_OFFSET, "the two copies of its mark differ");
    }
  }

  void requireNothingAfterMark() {
    if (size > mark.length()) {
      throw JournalFormat.damaged(
          file, mark.length(), size - mark.length() + " bytes after the end");
    }
  }

  /** Reads on after the mark as far as there are sound records. */
  void readPastMark() {
    limit = size;
  }

  /**
   * Goes to the next record.
   *
   * @return false at the end, and after the mark also where a record is not sound
   * @throws GraphFormatException if a record before the mark is not sound
   */
  boolean next() throws IOException {
    if (end == limit) {
      return false;
    }
    String problem = read();
    if (problem.isEmpty()) {
      return true;
    }
    if (end < mark.length()) {
      throw JournalFormat.damaged(file, end, problem);
    }
    return false;
  }

  /** Reads a record, or says why it is none. */
  private String read() throws IOException {
    long room = limit - end;
    if (room < JournalFormat.RECORD_PAYLOAD_OFFSET) {
      return "only " + room + " bytes are left for a record";
    }
    fill(JournalFormat.RECORD_PAYLOAD_OFFSET);
    int length = buffer.getInt(buffer.position() + JournalFormat.RECORD_LENGTH_OFFSET);
    int most =
        (int) Math.min(JournalFormat.MAX_PAYLOAD, room - JournalFormat.RECORD_PAYLOAD_OFFSET);
    if (length < 0 || length > most) {
      return "a record of %d bytes does not fit, at most %d do".formatted(length, most);
    }
    long found = buffer.getLong(buffer.position() + JournalFormat.RECORD_SEQUENCE_OFFSET);
    if (found != sequence + 1) {
      return "the record's number is %d, not %d".formatted(found, sequence + 1);
    }
    int bytes = JournalFormat.RECORD_PAYLOAD_OFFSET + length;
    fill(bytes);
    int start = buffer.position();
    int crc =
        JournalFormat.checksum(buffer, start + JournalFormat.RECORD_LENGTH_OFFSET, start + bytes);
    if (crc != buffer.getInt(start + JournalFormat.RECORD_CRC_OFFSET)) {
      return "the checksum of record " + found + " does not match";
    }
    if (contradictsMark(end, end + bytes, found)) {
      return "record %d ends at byte %d, against %s".formatted(found, end + bytes, mark);
    }
    payload =
        buffer
            .slice(start + JournalFormat.RECORD_PAYLOAD_OFFSET, length)
            .asReadOnlyBuffer()
            .order(JournalFormat.ORDER);
    buffer.position(start + bytes);
    end += bytes;
    sequence = found;
    return "";
  }

  private boolean contradictsMark(long start, long next, long found) {
    return next == mark.length()
        ? found != mark.sequence()
        : start < mark.length() && next > mark.length();
  }

  /** Makes so many bytes available; the file has them. */
  private void fill(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return;
    }
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocate(bytes).order(JournalFormat.ORDER).put(buffer);
    } else {
      buffer.compact();
    }
    buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + (limit - buffered)));
    while (buffer.position() < bytes) {
      int read = channel.read(buffer, buffered);
      if (read < 0) {
        throw JournalFormat.truncated(file, buffered, Long.toString(limit));
      }
      buffered += read;
    }
    buffer.flip();
  }

  long sequence() {
    return sequence;
  }

  /** The content of the record, valid until the next one is read. */
  ByteBuffer payload() {
    return payload;
  }

  /** Where the last sound record ends in the file. */
  long end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
