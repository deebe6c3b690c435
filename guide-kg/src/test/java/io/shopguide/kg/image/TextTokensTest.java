package io.shopguide.kg.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens are words, single characters, and what is between them. */
class TextTokensTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "two words=two|words",
        "two  words=two|  |words",
        " two words =' |two|words| '",
        "a, b=a|, |b",
        "dv7-1211ea 43.2 cm=dv7|-|1211ea|43|.|2|cm",
        "für жить 한국=für|жить|한국",
        "手机 x=手|机| |x",
        "x 手=x| |手",
        "x，y=x|，|y",
        "a😀b=a|😀|b",
      })
  void next_text_isCutAsExpected(String text, String expected) {
    assertEquals(expected, String.join("|", tokens(text.getBytes(UTF_8))));
  }

  @Test
  void pairEnd_twoCharacters_isBehindTheSecond() {
    byte[] bytes = "手机a".getBytes(UTF_8);
    TextTokens tokens = new TextTokens();
    tokens.reset(bytes, 0, bytes.length);
    tokens.next();
    assertEquals(6, tokens.pairEnd());
    tokens.next();
    assertEquals(-1, tokens.pairEnd());
    tokens.next();
    assertEquals(-1, tokens.pairEnd());
  }

  @Test
  void next_afterPair_continuesBehindIt() {
    byte[] bytes = "手机壳".getBytes(UTF_8);
    TextTokens tokens = new TextTokens();
    tokens.reset(bytes, 0, bytes.length);
    tokens.next();
    tokens.takePair(tokens.pairEnd());
    tokens.next();
    assertEquals(6, tokens.start());
    assertEquals(9, tokens.end());
  }

  private static List<String> tokens(byte[] bytes) {
    List<String> result = new ArrayList<>();
    TextTokens tokens = new TextTokens();
    tokens.reset(bytes, 0, bytes.length);
    while (tokens.next()) {
      result.add(new String(bytes, tokens.start(), tokens.end() - tokens.start(), UTF_8));
    }
    return result;
  }
}
