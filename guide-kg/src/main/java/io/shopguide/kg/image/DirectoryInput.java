package io.shopguide.kg.image;

import io.shopguide.kg.GraphFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the directory and trusts none of its numbers. Not thread-safe; one per thread. */
final class DirectoryInput {
  private final ImageBytes file;
  private final long start;
  private final ByteBuffer bytes;

  DirectoryInput(ImageBytes file, long start, ByteBuffer bytes) {
    this.file = file;
    this.start = start;
    this.bytes = bytes;
  }

  GraphFormatException damaged(String what) {
    return file.damaged(start + bytes.position(), "the directory: " + what);
  }

  private ByteBuffer room(long wanted) {
    if (wanted > bytes.remaining()) {
      throw damaged("it ends within a value");
    }
    return bytes;
  }

  int readByte() {
    return room(Byte.BYTES).get() & 0xFF;
  }

  int readInt() {
    return room(Integer.BYTES).getInt();
  }

  long readLong() {
    return room(Long.BYTES).getLong();
  }

  /** Reads a number of things that take at least so many bytes each. */
  int readCount(int bytesEach) {
    int count = readInt();
    if (count < 0 || (long) count * bytesEach > bytes.remaining()) {
      throw damaged("it cannot hold " + count + " entries");
    }
    return count;
  }

  int readBelow(int limit, String what) {
    int value = readInt();
    if (value < 0 || value >= limit) {
      throw damaged(what + " is " + value + ", not below " + limit);
    }
    return value;
  }

  /** Reads one of some constants by its code, which is its place. */
  <E> E readConstant(E[] constants) {
    int code = readByte();
    if (code >= constants.length) {
      throw damaged("a kind is " + code);
    }
    return constants[code];
  }

  String readName() {
    int length = readBelow(ImageFormat.MAX_NAME_BYTES, "the length of a name");
    byte[] utf8 = new byte[Math.min(length, room(length).remaining())];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  Section readSection() {
    return new Section(readLong(), readLong(), readInt());
  }

  /** Requires the end, or less than 8 zeros before it. */
  void requirePadding() {
    int left = bytes.remaining();
    while (bytes.hasRemaining()) {
      if (left >= Long.BYTES || bytes.get() != 0) {
        throw damaged(left + " bytes too many");
      }
    }
  }
}
