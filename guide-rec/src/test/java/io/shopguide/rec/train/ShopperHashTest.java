package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopperHashTest {
  private static byte[] ascending(int length) {
    byte[] bytes = new byte[length];
    IntStream.range(0, length).forEach(i -> bytes[i] = (byte) i);
    return bytes;
  }

  /** Vectors of the authors' reference implementation; 15 bytes is the paper's appendix A. */
  @ParameterizedTest
  @CsvSource({
    "0, 726fdb47dd0e0e31",
    "1, 74f839c593dc67fd",
    "7, ab0200f58b01d137",
    "8, 93f5f5799a932462",
    "15, a129ca6149be45e5"
  })
  void hash_publishedVectors_areMet(int length, String expected) {
    ShopperHash key = ShopperHash.of(ascending(16));
    assertEquals(Long.parseUnsignedLong(expected, 16), key.hash(ascending(length)));
  }

  @Test
  void hash_numbersAndTexts_areThoseOfTheirBytes() {
    ShopperHash key = ShopperHash.of(ascending(16));
    long number = ByteBuffer.wrap(ascending(8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertEquals(key.hash(ascending(8)), key.hash(number));
    assertEquals(key.hash(new byte[] {'u', (byte) 0xc3, (byte) 0xa9}), key.hash("u\u00e9"));
    assertEquals(key.hash("u42"), key.hash(CharBuffer.wrap("u42")));
    assertNotEquals(key.hash("u42"), key.hash("u43"));
    assertNotEquals(key.hash("u42"), ShopperHash.of(new byte[16]).hash("u42"));
  }

  @Test
  void of_otherLength_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> ShopperHash.of(new byte[15]));
    assertThrows(IllegalArgumentException.class, () -> ShopperHash.of(new byte[32]));
  }
}
