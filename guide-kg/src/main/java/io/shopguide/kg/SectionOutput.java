package io.shopguide.kg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes sections one after the other and sums each. Not thread-safe; one per thread. */
final class SectionOutput {
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(GraphFormat.ORDER);
  private final CRC32C crc = new CRC32C();

  SectionOutput(FileChannel channel) {
    this.channel = channel;
  }

  void begin() {
    crc.reset();
  }

  /** Writes out what is left of the section and returns its checksum. */
  int end() throws IOException {
    drain();
    return (int) crc.getValue();
  }

  void writeByte(int value) throws IOException {
    room(1).put((byte) value);
  }

  void writeInt(int value) throws IOException {
    room(4).putInt(value);
  }

  void writeFloat(float value) throws IOException {
    room(4).putFloat(value);
  }

  void writeDouble(double value) throws IOException {
    room(8).putDouble(value);
  }

  void writeBytes(byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(bytes.length - from, room(1).remaining());
      buffer.put(bytes, from, length);
      from += length;
    }
  }

  void writeName(String name) throws IOException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    writeBytes(bytes);
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      drain();
    }
    return buffer;
  }

  private void drain() throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}
