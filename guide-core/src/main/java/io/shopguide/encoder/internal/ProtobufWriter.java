package io.shopguide.encoder.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the fields of one protobuf message. Not thread-safe. */
final class ProtobufWriter {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream out;

  /**
   * Makes an empty message.
   *
   * @param expectedSize bytes to reserve
   */
  ProtobufWriter(int expectedSize) {
    this.out = new ByteArrayOutputStream(expectedSize);
  }

  ProtobufWriter number(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  ProtobufWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufWriter message(int field, ProtobufWriter message) {
    return bytes(field, message.toByteArray());
  }

  ProtobufWriter bytes(int field, byte[] content) {
    varint((long) field << 3 | LENGTH_DELIMITED);
    varint(content.length);
    return raw(content, 0, content.length);
  }

  /** Copies whole fields as they are. */
  ProtobufWriter raw(byte[] bytes, int start, int length) {
    out.write(bytes, start, length);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
