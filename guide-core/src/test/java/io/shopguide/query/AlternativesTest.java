package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlternativesTest {
  private static List<List<String>> alternatives(String text) {
    return Parsing.parse(text).alternatives().stream()
        .map(list -> list.spans().stream().map(span -> span.of(text)).toList())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red or blue shoes|red+blue",
        "red, blue or a green shirt|red+blue+green",
        "红色或者蓝色的鞋|红色+蓝色",
        "acme or zenit kettle in black|acme+zenit",
        "zorgy or blingy shoes|zorgy+blingy",
        "50 or 55 inch tv|50+55 inch",
        "wired or wireless mouse|wired+wireless",
        "红色、蓝色的鞋都行|红色+蓝色",
        "red, blue shoes are fine|red+blue",
        "3 cm long, red or blue|red+blue",
        "red/blue shoes|red+blue"
      })
  void parse_thingsJoinedByOr_areAlternatives(String text, String members) {
    assertEquals(List.of(List.of(members.split("\\+", -1))), alternatives(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red and blue shoes",
        "红色、蓝色的鞋",
        "truth or dare game",
        "shoes, not red or blue",
        "500 gb ssd or larger",
        "ac/dc shirt",
        "or red shoes or",
        "red shoes"
      })
  void parse_otherLists_areNone(String text) {
    assertEquals(List.of(), alternatives(text));
  }

  @Test
  void newAlternatives_oneSpan_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Alternatives(List.of(new Span(0, 3))));
  }
}
