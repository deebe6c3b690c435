package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.CharBuffer;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TokenBufferTest {
  private final TokenBuffer buffer = new TokenBuffer();

  private List<String> texts(CharSequence text) {
    buffer.read(text);
    return IntStream.range(0, buffer.size()).mapToObj(buffer::text).toList();
  }

  @Test
  void read_apostropheInAWord_isLeftOutAndTheOffsetsStay() {
    assertEquals(List.of("levis", "501"), texts("Levi’s 501"));
    assertEquals(6, buffer.end(0));
    assertEquals(TokenBuffer.hash("levis"), buffer.hash(0));
  }

  @Test
  void read_traditionalChinese_isSimplified() {
    assertEquals(List.of("无", "线", "蓝", "牙", "耳", "机"), texts("無線藍牙耳機"));
    assertEquals(List.of("说"), texts("\uF96F"), "a compatibility ideograph");
  }

  @Test
  void read_anotherSequenceThanAString_givesTheSame() {
    assertEquals(texts("Wh-1000XM4 ｔｖ"), texts(CharBuffer.wrap("Wh-1000XM4 ｔｖ")));
    assertTrue(buffer.continues(2), "xm continues 1000");
    assertFalse(buffer.continues(1), "after a hyphen");
  }

  @Test
  void replace_aToken_changesTextAndHashOnly() {
    assertEquals(List.of("red", "shrit", "xl"), texts("red shrit xl"));
    buffer.replace(1, "shirt");
    assertEquals("shirt", buffer.text(1));
    assertTrue(buffer.isWord(1, "shirt") && buffer.isCorrected(1) && !buffer.isCorrected(0));
    assertEquals(TokenBuffer.hash("shirt"), buffer.hash(1));
    assertEquals(4, buffer.start(1));
    assertEquals(9, buffer.end(1));
    assertEquals("xl", buffer.text(2));
    assertThrows(IllegalArgumentException.class, () -> buffer.replace(1, ""));
  }

  @Test
  void replace_thenRead_isForgotten() {
    texts("shrit");
    buffer.replace(0, "shirtshirtshirtshirt");
    assertEquals(List.of("shrit"), texts("shrit"));
    assertFalse(buffer.isCorrected(0));
  }

  @Test
  void read_shortTextAfterAHugeOne_givesMemoryBack() {
    texts("a1".repeat(200_000));
    texts("shirt");
    assertTrue(buffer.chars().length < NormalizedText.KEPT);
  }

  @Test
  void read_warmBuffer_allocatesNothing() {
    String[] queries = {"Red Levi's 501, under $50", "無線藍牙耳機 500元以下", "ｓｏｎｙ WH-1000XM4"};
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int round = 0; round < 3; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1_000; i++) {
        buffer.read(queries[i % queries.length]);
        buffer.key();
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(allocated < 1_000, allocated + " bytes in 1,000 texts");
  }

  @Property
  void key_anyTokens_hashesEachPartAsItsText(@ForAll("text") String text) {
    buffer.read(text);
    KeyText key = buffer.key();
    for (int first = 0; first < buffer.size(); first++) {
      StringBuilder expected = new StringBuilder();
      for (int end = first + 1; end <= buffer.size(); end++) {
        expected.append(buffer.isSkipped(end - 1) ? "" : buffer.text(end - 1));
        int length = key.place(end) - key.place(first);
        assertEquals(expected.length(), length);
        assertEquals(Hash.of(expected), key.hash(key.place(first), length));
      }
    }
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("aB1 -.'!，手錶é").ofMaxLength(30);
  }
}
