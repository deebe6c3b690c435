package io.shopguide.guide.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.Finding;
import io.shopguide.query.Intent;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.Polarity;
import io.shopguide.query.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextsTest {

  private static ParsedQuery query(String text, String... concepts) {
    List<Finding> findings =
        Arrays.stream(concepts)
            .<Finding>map(
                key ->
                    new ConceptFinding(
                        new Span(0, 1),
                        1,
                        Polarity.WANTED,
                        List.of(new Concept(ConceptKind.CATEGORY, key)),
                        key,
                        false))
            .toList();
    return new ParsedQuery(
        text,
        Language.ENGLISH,
        Intent.FIND,
        1,
        findings,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void of_shortText_isTheTextInLowerCase() {
    assertEquals("red shoes under $50", QueryTexts.of(query("  Red\tshoes  under $50 ", "shoes")));
    assertEquals("红色的跑步鞋", QueryTexts.of("红色的跑步鞋"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shoes for a@b.example",
        "shoes call 0151 234567",
        "shoes order 123456",
        "shoes born 01.02.1990",
        "my name is mary and i like shoes",
        "shoesshoesshoesshoesshoesshoesshoesshoesshoes"
      })
  void of_textThatCouldBePersonal_isItsConcepts(String text) {
    assertEquals(
        "CATEGORY:bag CATEGORY:shoes", QueryTexts.of(query(text, "shoes", "bag", "shoes")));
    assertEquals("(long text)", QueryTexts.of(query(text)));
    assertEquals("(long text)", QueryTexts.of(text));
  }

  @Test
  void of_hugeText_isNotEvenNormalized() {
    assertEquals("(long text)", QueryTexts.of(" ".repeat(1_000_000)));
  }
}
