package io.shopguide.kg.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes little-endian numbers and bytes, and knows position and checksum of the section that is
 * being written. Not thread-safe; one per thread.
 */
final class ImageOutput implements AutoCloseable {
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C crc = new CRC32C();
  private long flushed;

  ImageOutput(OutputStream out) {
    this.out = out;
  }

  /** Number of bytes written so far. */
  long position() {
    return flushed + buffer.position();
  }

  void writeByte(int value) throws IOException {
    room(Byte.BYTES).put((byte) value);
  }

  void writeInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void writeLong(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  void writeBytes(byte[] source, int from, int to) throws IOException {
    for (int next = from; next < to; ) {
      int length = Math.min(to - next, room(1).remaining());
      buffer.put(source, next, length);
      next += length;
    }
  }

  /** Fills up with zeros to a multiple of 8 bytes. */
  void align() throws IOException {
    while (position() % Long.BYTES != 0) {
      writeByte(0);
    }
  }

  /** The checksum of what was written since the last call. */
  int takeChecksum() throws IOException {
    flush();
    int value = (int) crc.getValue();
    crc.reset();
    return value;
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  void flush() throws IOException {
    crc.update(buffer.array(), 0, buffer.position());
    out.write(buffer.array(), 0, buffer.position());
    flushed += buffer.position();
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
