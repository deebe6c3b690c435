package io.shopguide.kg;

import io.shopguide.kg.GraphFormatException.Reason;
import io.shopguide.kg.LegacyFormat.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Reads one section. Every length is checked against what the section still holds before anything
 * is allocated. Not thread-safe; one per thread.
 */
final class LegacyInput {
  private final Path file;
  private final FileChannel channel;
  private final Section section;
  private final long end; // in the file
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(LegacyFormat.ORDER).flip();
  private long next; // in the file, of the byte after the buffer

  LegacyInput(Path file, FileChannel channel, Section section, long start, long length) {
    this.file = file;
    this.channel = channel;
    this.section = section;
    this.next = start;
    this.end = start + length;
  }

  static void verify(
      Path file, FileChannel channel, Section section, long start, long length, int expected)
      throws IOException {
    LegacyInput input = new LegacyInput(file, channel, section, start, length);
    CRC32C crc = new CRC32C();
    while (input.remaining() > 0) {
      input.fill(1);
      crc.update(input.buffer);
    }
    if ((int) crc.getValue() != expected) {
      throw damaged(file, section, start, "its checksum does not match");
    }
  }

  private static GraphFormatException damaged(Path file, Section section, long at, String what) {
    return new GraphFormatException(
        Reason.DAMAGED,
        "%s: section '%s' is damaged at byte %d: %s; restore the file or build the graph again"
            .formatted(file, section.label(), at, what));
  }

  GraphFormatException damaged(String what) {
    return damaged(file, section, position(), what);
  }

  private long position() {
    return next - buffer.remaining();
  }

  private long remaining() {
    return end - position();
  }

  int readByte() throws IOException {
    return fill(1).get();
  }

  int readInt() throws IOException {
    return fill(4).getInt();
  }

  /** Reads a number of things that take at least so many bytes each. */
  int readCount(int bytesEach) throws IOException {
    int count = readInt();
    requireRoom(count, bytesEach);
    return count;
  }

  int readBelow(int limit, String what) throws IOException {
    int value = readInt();
    if (value < 0 || value >= limit) {
      throw damaged(what + " is " + value + ", not below " + limit);
    }
    return value;
  }

  int[] readInts(int count) throws IOException {
    requireRoom(count, 4);
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = readInt();
    }
    return values;
  }

  float[] readFloats(int count) throws IOException {
    requireRoom(count, 4);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = fill(4).getFloat();
    }
    return values;
  }

  double[] readDoubles(int count) throws IOException {
    requireRoom(count, 8);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = fill(8).getDouble();
    }
    return values;
  }

  byte[] readBytes(int count) throws IOException {
    requireRoom(count, 1);
    byte[] bytes = new byte[count];
    for (int from = 0; from < count; ) {
      int length = Math.min(count - from, fill(1).remaining());
      buffer.get(bytes, from, length);
      from += length;
    }
    return bytes;
  }

  String readName() throws IOException {
    int length = readBelow(LegacyFormat.MAX_NAME_BYTES, "the length of a name");
    return new String(readBytes(length), StandardCharsets.UTF_8);
  }

  void requireEnd() {
    if (remaining() != 0) {
      throw damaged(remaining() + " bytes too many");
    }
  }

  private void requireRoom(int count, long bytesEach) {
    if (count < 0 || count * bytesEach > remaining()) {
      throw damaged("it cannot hold " + count + " values of " + bytesEach + " bytes");
    }
  }

  /** Makes so many bytes available, at most 8. */
  private ByteBuffer fill(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return buffer;
    }
    if (remaining() < bytes) {
      throw damaged("it ends within a value");
    }
    buffer.compact();
    buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + (end - next)));
    while (buffer.position() < bytes) {
      int read = channel.read(buffer, next);
      if (read < 0) {
        throw new GraphFormatException(
            Reason.TRUNCATED, file + " became shorter while it was read, at byte " + next);
      }
      next += read;
    }
    return buffer.flip();
  }
}
