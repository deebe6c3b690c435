package io.shopguide.benchmarks.han;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.lexicon.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HanTablesTest {
  @Test
  void resources_ofTheLibrary_areWhatIcuGives() throws IOException {
    assertEquals(HanTables.simplified(), resource(HanTables.SIMPLIFIED));
    assertEquals(HanTables.syllables(), resource(HanTables.SYLLABLES));
  }

  @Test
  void simplified_folded_staysAsItIs() {
    HanTables.simplified()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              String folded = text(line);
              assertEquals(folded, text(folded));
            });
  }

  private static String text(String line) {
    StringBuilder text = new StringBuilder();
    Tokenizer.tokens(line).forEach(token -> text.append(token.text()));
    return text.toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Tokenizer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
