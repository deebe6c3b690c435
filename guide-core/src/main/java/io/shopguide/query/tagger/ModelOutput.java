package io.shopguide.query.tagger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Collects the little-endian payload of a model file. Not thread-safe; one per file. */
final class ModelOutput {
  private ByteBuffer buffer = allocate(1 << 16);

  private static ByteBuffer allocate(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int capacity = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
      buffer = allocate(capacity).put(buffer.flip());
    }
    return buffer;
  }

  void writeByte(int value) {
    room(1).put((byte) value);
  }

  void writeShort(short value) {
    room(Short.BYTES).putShort(value);
  }

  void writeInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void writeLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  void writeFloat(float value) {
    room(Float.BYTES).putFloat(value);
  }

  /** Writes a number of at least 0 in 7 bits a byte, the lowest first. */
  void writeVariable(long value) {
    long rest = value;
    for (; rest >= 0x80; rest >>>= 7) {
      writeByte((int) ((rest & 0x7F) | 0x80));
    }
    writeByte((int) rest);
  }

  void writeText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    room(bytes.length).put(bytes);
  }

  byte[] bytes() {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    return bytes;
  }
}
