package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static List<String> texts(String text) {
    return Tokenizer.tokens(text).stream().map(Token::text).toList();
  }

  @Test
  void tokens_wordsNumbersAndSigns_areApart() {
    assertEquals(List.of("under", "$", "15", ".", "50", "usb", "c"), texts("under$15.50 USB-C"));
  }

  @Test
  void tokens_chinese_isOneTokenACharacter() {
    assertEquals(List.of("3", "岁", "以", "上"), texts("3岁以上"));
  }

  @Test
  void tokens_fullWidthAndQuotes_areUnified() {
    assertEquals(List.of("sony", "levis", "500"), texts("ＳＯＮＹ Levi’s ５００"));
  }

  @Test
  void tokens_ligature_pointsIntoTheOriginal() {
    Token token = Tokenizer.tokens("ﬁt 5").get(0);
    assertEquals("fit", token.text());
    assertEquals(0, token.start());
    assertEquals(2, token.end());
  }

  @Test
  void tokens_hyphenBetweenDigits_isASign() {
    assertEquals(List.of("40", "-", "80"), texts("40-80"));
  }

  @Test
  void tokens_manyCombiningMarks_takeLinearTime() {
    assertTrue(Tokenizer.tokens("a" + "\u0301\u0323".repeat(200_000)).size() > 0);
  }

  @Property
  void tokens_anyText_areInOrderAndInsideIt(@ForAll String text) {
    int last = 0;
    for (Token token : Tokenizer.tokens(text)) {
      assertTrue(token.end() > token.start() && token.end() <= text.length());
      assertTrue(token.start() >= last || token.joint() == Token.Joint.GLUED);
      last = token.start();
    }
  }
}
