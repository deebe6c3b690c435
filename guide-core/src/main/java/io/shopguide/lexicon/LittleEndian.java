package io.shopguide.lexicon;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers in a buffer, which may be mapped or an array, lowest byte first whatever the buffer's
 * order. Stateless and thread-safe.
 */
final class LittleEndian {
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  static long getLong(ByteBuffer bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static int getInt(ByteBuffer bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  static void putLong(ByteBuffer bytes, int at, long value) {
    LONGS.set(bytes, at, value);
  }

  static void putInt(ByteBuffer bytes, int at, int value) {
    INTS.set(bytes, at, value);
  }
}
