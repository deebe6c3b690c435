package io.shopguide.query.tagger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the payload of a model file. Counts are compared with the bytes that are left before
 * anything is allocated. Not thread-safe; one per file.
 */
final class ModelInput {
  private final String source; // for messages
  private final ByteBuffer buffer;

  ModelInput(String source, byte[] payload, int from) {
    this.source = source;
    this.buffer = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).position(from);
  }

  int readByte() {
    require(1);
    return buffer.get() & 0xFF;
  }

  short readShort() {
    require(Short.BYTES);
    return buffer.getShort();
  }

  int readInt() {
    require(Integer.BYTES);
    return buffer.getInt();
  }

  long readLong() {
    require(Long.BYTES);
    return buffer.getLong();
  }

  float readFloat() {
    require(Float.BYTES);
    float value = buffer.getFloat();
    if (!Float.isFinite(value)) {
      throw damaged("a weight is not finite");
    }
    return value;
  }

  long readVariable() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = readByte();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("a number has too many bytes");
  }

  /** Reads a number of items that take at least so many bytes each. */
  int readCount(int bytesEach) {
    int count = readInt();
    if (count < 0 || (long) count * bytesEach > buffer.remaining()) {
      throw damaged("there cannot be " + count + " items");
    }
    return count;
  }

  /** Reads a number from 0 to below a limit. */
  int readBelow(int limit) {
    int value = readInt();
    if (value < 0 || value >= limit) {
      throw damaged(value + " is not below " + limit);
    }
    return value;
  }

  String readText() {
    byte[] bytes = new byte[readCount(1)];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void requireEnd() {
    if (buffer.hasRemaining()) {
      throw damaged(buffer.remaining() + " bytes too many");
    }
  }

  private void require(int bytes) {
    if (buffer.remaining() < bytes) {
      throw damaged("it ends too early");
    }
  }

  ModelFormatException damaged(String what) {
    return new ModelFormatException(
        source
            + " is damaged at byte "
            + buffer.position()
            + ": "
            + what
            + "; copy or train the model again");
  }
}
