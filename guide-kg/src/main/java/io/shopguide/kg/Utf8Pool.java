package io.shopguide.kg;

import com.carrotsearch.hppc.ByteArrayList;
import com.carrotsearch.hppc.IntArrayList;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Many strings as UTF-8 in one byte array. A string is made each time one is asked for. Immutable
 * and thread-safe.
 */
final class Utf8Pool {
  private static final int CONTINUATION_MASK = 0b1100_0000;
  private static final int CONTINUATION = 0b1000_0000;

  private final int[] offsets; // one more than there are strings
  private final byte[] bytes;

  /** Keeps the arrays: the caller may not change them. */
  Utf8Pool(int[] offsets, byte[] bytes) {
    this.offsets = offsets;
    this.bytes = bytes;
  }

  int size() {
    return offsets.length - 1;
  }

  int offset(int index) {
    return offsets[index];
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isEmpty(int index) {
    return offsets[index] == offsets[index + 1];
  }

  String get(int index) {
    int start = offsets[index];
    return new String(bytes, start, offsets[index + 1] - start, StandardCharsets.UTF_8);
  }

  /** Compares as unsigned bytes, which is code point order. */
  int compare(int index, byte[] other) {
    return Arrays.compareUnsigned(
        bytes, offsets[index], offsets[index + 1], other, 0, other.length);
  }

  int compare(int index, int otherIndex) {
    return Arrays.compareUnsigned(
        bytes,
        offsets[index],
        offsets[index + 1],
        bytes,
        offsets[otherIndex],
        offsets[otherIndex + 1]);
  }

  /** Finds a string in the sorted range {@code [from, to)}; -1 if it is not there. */
  int find(int from, int to, String key) {
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    int low = from;
    int high = to - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, wanted);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Whether every string is UTF-8 by itself; O(bytes). */
  boolean isWellFormed() {
    for (int i = 0; i < size(); i++) {
      if (!isEmpty(i) && (bytes[offsets[i]] & CONTINUATION_MASK) == CONTINUATION) {
        return false;
      }
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(1 << 12);
    CoderResult result;
    do {
      result = decoder.decode(in, out.clear(), true);
    } while (result.isOverflow());
    return result.isUnderflow();
  }

  long ramBytesUsed() {
    return 24 + Ram.of(offsets) + Ram.of(bytes);
  }

  /** Collects strings in order. Not thread-safe; one per thread. */
  static final class Builder {
    private final ByteArrayList bytes = new ByteArrayList();
    private final IntArrayList offsets = new IntArrayList();

    Builder() {
      offsets.add(0);
    }

    void add(byte[] utf8) {
      if ((long) bytes.size() + utf8.length > Integer.MAX_VALUE - 16) {
        throw new IllegalStateException(
            "The strings of one column exceed 2 GiB; drop long texts from the mapping");
      }
      bytes.add(utf8, 0, utf8.length);
      offsets.add(bytes.size());
    }

    Utf8Pool build() {
      return new Utf8Pool(offsets.toArray(), bytes.toArray());
    }
  }
}
