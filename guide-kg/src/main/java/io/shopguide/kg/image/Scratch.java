package io.shopguide.kg.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A byte string that is filled again and again. Not thread-safe; one per thread. */
public final class Scratch {
  private static final int FIRST_CAPACITY = 256;

  /** The bytes; those from {@link #length} on mean nothing. */
  byte[] bytes = new byte[FIRST_CAPACITY];

  /** How many bytes there are. */
  int length;

  /** Makes an empty byte string. */
  public Scratch() {}

  /** Makes room for so many more bytes. */
  byte[] reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), 2 * bytes.length));
    }
    return bytes;
  }

  void add(byte value) {
    reserve(1)[length++] = value;
  }

  void add(byte[] source, int from, int to) {
    System.arraycopy(source, from, reserve(to - from), length, to - from);
    length += to - from;
  }

  /** The bytes from an index on, which are UTF-8, as a string. */
  String text(int from) {
    return new String(bytes, from, length - from, StandardCharsets.UTF_8);
  }
}
