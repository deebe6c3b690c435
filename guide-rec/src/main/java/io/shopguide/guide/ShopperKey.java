package io.shopguide.guide;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret by which shoppers are called on disk: never by the application's ids, but by keyed
 * hashes of them, which nobody without the key can compute or undo by trying ids.
 *
 * <p>A name is the first 96 bits of HMAC-SHA-256 over the id (RFC 2104), 16 characters of Base64.
 * Two of ten million shoppers share one with a probability of 10<sup>-15</sup>. Immutable and
 * thread-safe.
 */
public final class ShopperKey {
  /** Shorter secrets can be guessed. */
  private static final int LEAST_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int NAME_BYTES = 12;
  private static final byte SHOPPER = 0;
  private static final byte CHECK = 1;
  private static final byte VISITOR = 2;

  private final Mac prototype;
  private final String check;

  private ShopperKey(byte[] secret) {
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
    check = base64(hash(CHECK, ""));
  }

  /**
   * A key of the application's.
   *
   * @param secret at least 16 random bytes, kept apart from the guide's folder; copied
   * @return the key
   * @throws IllegalArgumentException if the secret is too short
   */
  public static ShopperKey of(byte[] secret) {
    if (secret.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "The shopper key has "
              + secret.length
              + " bytes; give at least "
              + LEAST_BYTES
              + " from a secure random source");
    }
    return new ShopperKey(secret);
  }

  /** What a shopper is called on disk. */
  String name(String id) {
    return base64(hash(SHOPPER, id));
  }

  /** Tells this key from others and says nothing about it. */
  String check() {
    return check;
  }

  /** 64 bits that stand for who visits, in memory only. */
  long visitor(String visitor) {
    return ByteBuffer.wrap(hash(VISITOR, visitor)).getLong();
  }

  private static String base64(byte[] code) {
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(code, NAME_BYTES));
  }

  private byte[] hash(byte purpose, String text) {
    ByteBuffer bytes = ByteBuffer.allocate(1 + Character.BYTES * text.length()).put(purpose);
    bytes.asCharBuffer().put(text); // unlike UTF-8, this keeps lone surrogates apart
    try {
      return ((Mac) prototype.clone()).doFinal(bytes.array());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The platform's " + ALGORITHM + " cannot be cloned", e);
    }
  }

  /** Says nothing of the key: the text may end in a log. */
  @Override
  public String toString() {
    return "ShopperKey";
  }
}
