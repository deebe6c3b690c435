package io.shopguide.encoder.internal;

import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * A cursor over the fields of one protobuf message inside an array.
 *
 * <p>Every length is checked against the message that holds it, so damaged bytes end in an {@link
 * OnnxFormatException} after work linear in the array, and nothing is allocated for a length that
 * is only claimed. Not thread-safe.
 */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final byte[] bytes;
  private final int end;
  private int position;
  private int fieldStart;
  private int field;
  private int wire;
  private long value;
  private int contentStart;

  /**
   * Makes a cursor before the first field.
   *
   * @param bytes holds the message
   * @param start offset of its first byte
   * @param end offset behind its last byte
   */
  ProtobufReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** Moves to the next field; false at the end of the message. */
  boolean next() {
    if (position == end) {
      return false;
    }
    fieldStart = position;
    long key = readVarint();
    if ((key >>> 3 == 0) || (key >>> 3 > Integer.MAX_VALUE >> 2)) {
      throw damaged("a field number out of range");
    }
    field = (int) (key >>> 3);
    wire = (int) (key & 7);
    switch (wire) {
      case VARINT -> {
        value = readVarint();
        contentStart = position;
      }
      case FIXED64 -> skip(Long.BYTES);
      case FIXED32 -> skip(Integer.BYTES);
      case LENGTH_DELIMITED -> skip(readVarint());
      default -> throw damaged("a field of the unknown type " + wire);
    }
    return true;
  }

  private void skip(long length) {
    if (length < 0 || length > end - position) {
      throw damaged("a field that ends after its message");
    }
    contentStart = position;
    position += (int) length;
  }

  private long readVarint() {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (position == end) {
        throw damaged("a number that ends after its message");
      }
      byte next = bytes[position++];
      result |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return result;
      }
    }
    throw damaged("a number of more than ten bytes");
  }

  int field() {
    return field;
  }

  /** Whether the field is a nested message, a text, bytes or packed numbers. */
  boolean isLengthDelimited() {
    return wire == LENGTH_DELIMITED;
  }

  /** The number of a field that is not packed. */
  long number() {
    if (wire != VARINT) {
      throw damaged("a field of another type than its number " + field + " has");
    }
    return value;
  }

  /** Offset of the field's key. */
  int fieldStart() {
    return fieldStart;
  }

  /** Offset of the field's content, behind key and length. */
  int contentStart() {
    return contentStart;
  }

  /** Offset behind the field. */
  int contentEnd() {
    return position;
  }

  /** The field's content as a message. */
  ProtobufReader message() {
    requireContent();
    return new ProtobufReader(bytes, contentStart, position);
  }

  /** The field's content as text. */
  String text() {
    requireContent();
    return new String(bytes, contentStart, position - contentStart, StandardCharsets.UTF_8);
  }

  /** The field's content as packed numbers; calls back once for each. */
  void packedNumbers(LongConsumer consumer) {
    requireContent();
    ProtobufReader numbers = message();
    while (numbers.position < numbers.end) {
      consumer.accept(numbers.readVarint());
    }
  }

  private void requireContent() {
    if (wire != LENGTH_DELIMITED) {
      throw damaged("a field of another type than its number " + field + " has");
    }
  }

  private OnnxFormatException damaged(String what) {
    return new OnnxFormatException("byte " + position + ": " + what);
  }
}
