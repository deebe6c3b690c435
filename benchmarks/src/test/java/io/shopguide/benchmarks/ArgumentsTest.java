package io.shopguide.benchmarks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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

  @Test
  void values_ofAnotherForm_areRefusedByKeyAndValue() {
    Arguments arguments =
        Arguments.parse(List.of("seed=x", "k=0", "threads=3000000000", "join=yes", "data=no/such"));
    refused("seed=x", () -> arguments.number("seed", 1));
    refused("k=0", () -> arguments.count("k", 10));
    refused("threads=3000000000", () -> arguments.count("threads", 2));
    refused("join=yes", () -> arguments.flag("join"));
    refused("data=no/such", () -> arguments.optional("data"));
  }

  @Test
  void values_absent_areTheDefaults() {
    Arguments arguments = Arguments.parse(List.of("join=true", "k=7", "seed=-3"));
    assertEquals(7, arguments.count("k", 10));
    assertEquals(-3, arguments.number("seed", 1));
    assertEquals(10, arguments.count("epochs", 10));
    assertTrue(arguments.flag("join"));
    assertFalse(arguments.flag("ablation"));
    assertEquals(Optional.empty(), arguments.optional("data"));
  }

  private static void refused(String argument, Executable reading) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, reading);
    assertTrue(e.getMessage().contains(argument), e.getMessage());
  }

  @Test
  void oneOf_otherWord_namesThoseThatAre() {
    List<String> words = List.of("fixed", "learned");
    assertEquals("fixed", Arguments.parse(List.of()).oneOf("blend", words));
    assertEquals("learned", Arguments.parse(List.of("blend=learned")).oneOf("blend", words));
    Arguments other = Arguments.parse(List.of("blend=best"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> other.oneOf("blend", words))
            .getMessage();
    assertEquals("blend=best is none of [fixed, learned]", message);
  }
}
