package io.shopguide.rec.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A secret of the application that turns the ids of shoppers into numbers: no file of a training
 * has an id in clear, and who lacks the key cannot look one up by trying ids. The numbers are
 * SipHash-2-4 of the id's UTF-8 bytes (Aumasson and Bernstein: SipHash: a fast short-input PRF,
 * INDOCRYPT 2012).
 *
 * <p>Immutable and thread-safe.
 */
public final class ShopperHash {
  private static final int LENGTH = 16;

  private final long k0;
  private final long k1;

  private ShopperHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /**
   * Takes a key.
   *
   * @param key 16 bytes from a source of secure random numbers, copied
   * @return the key
   * @throws IllegalArgumentException if it has another length
   */
  public static ShopperHash of(byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException(
          "The key has " + key.length + " bytes; give " + LENGTH + " random ones");
    }
    ByteBuffer bytes = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    return new ShopperHash(bytes.getLong(), bytes.getLong());
  }

  /**
   * The number of a shopper.
   *
   * @param shopper the shopper's id
   * @return 64 bits that look random without the key
   */
  public long hash(CharSequence shopper) {
    return hash(shopper.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The number of a shopper whose id is a number: that of its eight bytes, the lowest first.
   *
   * @param shopper the shopper's id
   * @return 64 bits that look random without the key
   */
  public long hash(long shopper) {
    SipState state = new SipState(k0, k1);
    state.absorb(shopper);
    return state.finish((long) Long.BYTES << 56);
  }

  long hash(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    SipState state = new SipState(k0, k1);
    while (in.remaining() >= Long.BYTES) {
      state.absorb(in.getLong());
    }
    long last = (long) bytes.length << 56;
    for (int shift = 0; in.hasRemaining(); shift += Byte.SIZE) {
      last |= (in.get() & 0xffL) << shift;
    }
    return state.finish(last);
  }

  /** The four words of the paper's section 2. Not thread-safe; one per hash. */
  private static final class SipState {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    SipState(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void absorb(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long finish(long last) {
      absorb(last);
      v2 ^= 0xff;
      round();
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
