package io.shopguide.kg.rdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void encodeAndDecode_everyCodePoint_areAsInJava() {
    byte[] into = new byte[4];
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Utf8.isScalar(c)) {
        int end = Utf8.encode(c, into, 0);
        byte[] expected = Character.toString(c).getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(expected, Arrays.copyOf(into, end));
        assertEquals(c, Utf8.decode(into, 0, end));
        assertEquals(Utf8.length(c), end);
      }
    }
  }

  @Property(tries = 5000)
  void isValid_randomBytes_isAsInJava(@ForAll long seed) {
    Random random = new Random(seed);
    int[] leads = {0x41, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5};
    int[] others = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0};
    byte[] bytes = new byte[1 + random.nextInt(6)];
    for (int i = 0; i < bytes.length; i++) {
      int[] from = random.nextInt(3) == 0 ? leads : others;
      bytes[i] =
          (byte) (i == 0 ? leads[random.nextInt(leads.length)] : from[random.nextInt(from.length)]);
    }
    assertEquals(isValidInJava(bytes), Utf8.isValid(bytes), () -> Arrays.toString(bytes));
  }

  private static boolean isValidInJava(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
