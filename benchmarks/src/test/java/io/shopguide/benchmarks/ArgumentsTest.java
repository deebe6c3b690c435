package io.shopguide.benchmarks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void parse_keysAndValues_areFoundAndAbsentOnesEmpty() {
    Arguments arguments = Arguments.parse(List.of("out=run.trec", "encoder=a=b"));
    assertEquals("run.trec", arguments.path("out").toString());
    assertEquals(Optional.of("a=b"), arguments.text("encoder"));
    assertEquals(Optional.empty(), arguments.text("seed"));
    assertDoesNotThrow(arguments::done);
  }

  @Test
  void parse_badForm_isRefused() {
    for (String bad : List.of("", "out", "=x")) {
      assertThrows(IllegalArgumentException.class, () -> Arguments.parse(List.of(bad)), bad);
    }
    assertThrows(
        IllegalArgumentException.class, () -> Arguments.parse(List.of("k=1", "k=2")), "twice");
  }

  @Test
  void done_keyNobodyAskedFor_isNamed() {
    Arguments arguments = Arguments.parse(List.of("encodr=none"));
    arguments.text("encoder");
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, arguments::done);
    assertTrue(e.getMessage().contains("encodr"), e.getMessage());
  }

  @Test
  void existing_missingOrAbsent_saysSo() {
    Arguments arguments = Arguments.parse(List.of("catalog=no/such/file"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> arguments.existing("catalog"))
            .getMessage()
            .contains("does not exist"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> arguments.existing("judgements"))
            .getMessage()
            .contains("missing"));
  }
}
