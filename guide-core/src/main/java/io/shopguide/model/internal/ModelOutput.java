package io.shopguide.model.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Collects the little-endian payload of a model file. Not thread-safe; one per file. */
public final class ModelOutput {
  private ByteBuffer buffer = allocate(1 << 16);

  /** Makes an empty payload. */
  public ModelOutput() {}

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

  /**
   * Writes a byte.
   *
   * @param value its lowest 8 bits
   */
  public void writeByte(int value) {
    room(1).put((byte) value);
  }

  /**
   * Writes two bytes.
   *
   * @param value the number
   */
  public void writeShort(short value) {
    room(Short.BYTES).putShort(value);
  }

  /**
   * Writes four bytes.
   *
   * @param value the number
   */
  public void writeInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  /**
   * Writes eight bytes.
   *
   * @param value the number
   */
  public void writeLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  /**
   * Writes four bytes.
   *
   * @param value a finite number
   */
  public void writeFloat(float value) {
    room(Float.BYTES).putFloat(value);
  }

  /**
   * Writes a number in 7 bits a byte, the lowest first.
   *
   * @param value at least 0
   */
  public void writeVariable(long value) {
    long rest = value;
    for (; rest >= 0x80; rest >>>= 7) {
      writeByte((int) ((rest & 0x7F) | 0x80));
    }
    writeByte((int) rest);
  }

  /**
   * Writes a text as UTF-8 after its length.
   *
   * @param text the text
   */
  public void writeText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    room(bytes.length).put(bytes);
  }

  /**
   * What was written.
   *
   * @return a new array
   */
  public byte[] bytes() {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    return bytes;
  }
}
