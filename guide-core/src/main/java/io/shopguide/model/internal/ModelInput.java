package io.shopguide.model.internal;

import io.shopguide.model.ModelFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the payload of a model file. Counts are compared with the bytes that are left before
 * anything is allocated. Not thread-safe; one per file.
 */
public final class ModelInput {
  private final String source; // for messages
  private final ByteBuffer buffer;

  /**
   * Starts reading.
   *
   * @param source the file, for messages
   * @param payload bytes of the file
   * @param from where to start
   */
  public ModelInput(String source, byte[] payload, int from) {
    this.source = source;
    this.buffer = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).position(from);
  }

  /**
   * Reads a byte.
   *
   * @return 0 to 255
   * @throws ModelFormatException if the file ends before
   */
  public int readByte() {
    require(1);
    return buffer.get() & 0xFF;
  }

  /**
   * Reads two bytes.
   *
   * @return the number
   * @throws ModelFormatException if the file ends before
   */
  public short readShort() {
    require(Short.BYTES);
    return buffer.getShort();
  }

  /**
   * Reads four bytes.
   *
   * @return the number
   * @throws ModelFormatException if the file ends before
   */
  public int readInt() {
    require(Integer.BYTES);
    return buffer.getInt();
  }

  /**
   * Reads eight bytes.
   *
   * @return the number
   * @throws ModelFormatException if the file ends before
   */
  public long readLong() {
    require(Long.BYTES);
    return buffer.getLong();
  }

  /**
   * Reads a finite number.
   *
   * @return the number
   * @throws ModelFormatException if the file ends before, or it is not finite
   */
  public float readFloat() {
    require(Float.BYTES);
    float value = buffer.getFloat();
    if (!Float.isFinite(value)) {
      throw damaged("a weight is not finite");
    }
    return value;
  }

  /**
   * Reads a number written in 7 bits a byte.
   *
   * @return at least 0 if the writer wrote it
   * @throws ModelFormatException if the file ends before, or it has too many bytes
   */
  public long readVariable() {
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

  /**
   * Reads a number of items.
   *
   * @param bytesEach the least that each of them takes
   * @return a count for which there are bytes enough
   * @throws ModelFormatException if there are not
   */
  public int readCount(int bytesEach) {
    int count = readInt();
    if (count < 0 || (long) count * bytesEach > buffer.remaining()) {
      throw damaged("there cannot be " + count + " items");
    }
    return count;
  }

  /**
   * Reads a number from 0 to below a limit.
   *
   * @param limit the limit
   * @return the number
   * @throws ModelFormatException if it is out of range
   */
  public int readBelow(int limit) {
    int value = readInt();
    if (value < 0 || value >= limit) {
      throw damaged(value + " is not below " + limit);
    }
    return value;
  }

  /**
   * Reads a text.
   *
   * @return the text
   * @throws ModelFormatException if the file ends before
   */
  public String readText() {
    byte[] bytes = new byte[readCount(1)];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Says that all has been read.
   *
   * @throws ModelFormatException if there is more
   */
  public void requireEnd() {
    if (buffer.hasRemaining()) {
      throw damaged(buffer.remaining() + " bytes too many");
    }
  }

  private void require(int bytes) {
    if (buffer.remaining() < bytes) {
      throw damaged("it ends too early");
    }
  }

  /**
   * What to throw where the file makes no sense.
   *
   * @param what what is wrong
   * @return an exception that names the file and the place
   */
  public ModelFormatException damaged(String what) {
    return new ModelFormatException(
        source
            + " is damaged at byte "
            + buffer.position()
            + ": "
            + what
            + "; copy or train the model again");
  }
}
