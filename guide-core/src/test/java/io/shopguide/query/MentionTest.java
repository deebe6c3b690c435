package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.lexicon.ConceptKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {
  private static List<ConceptKind> kinds(String text) {
    return Parsing.parse(text).findings(ConceptFinding.class).stream()
        .map(finding -> finding.concept().kind())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "black friday deals",
    "white noise machine",
    "goldfish",
    "blue light glasses",
    "白菜",
    "orange jam",
    "black beans",
    "音色",
    "裤子色差",
    "红薯"
  })
  void parse_colourInsideALargerName_isNoColour(String text) {
    assertTrue(!kinds(text).contains(ConceptKind.COLOR), text);
  }

  @Test
  void parse_colourThatIsABrandToo_keepsTheBrandAsAlternative() {
    ConceptFinding orange = Parsing.parse("orange dress").findings(ConceptFinding.class).get(0);
    assertEquals(ConceptKind.COLOR, orange.concept().kind());
    assertTrue(orange.concepts().stream().anyMatch(c -> c.kind() == ConceptKind.BRAND));
    assertTrue(orange.confidence() < 0.9);
  }

  @ParameterizedTest
  @CsvSource({"jeans from Gap", "gap jeans", "jeans by gap", "acme or gap jeans"})
  void parse_ordinaryNameWithEvidence_isABrand(String text) {
    assertTrue(Parsing.keys(text, Polarity.WANTED).contains("gap"), text);
  }

  @ParameterizedTest
  @CsvSource({"orange tea kettle, orange", "兰色的书包, blue", "要粽色鞋, brown", "browm shoes, brown"})
  void parse_colour_isFound(String text, String color) {
    assertTrue(Parsing.keys(text, Polarity.WANTED).contains(color), text);
  }

  @ParameterizedTest
  @CsvSource({
    "cat litter, cats",
    "cat 6 cable,",
    "hot dog buns,",
    "boyfriend jeans,",
    "dog bed, dogs"
  })
  void parse_audienceInASortOfProduct_isFound(String text, String audience) {
    List<String> audiences =
        Parsing.parse(text).findings(ConceptFinding.class).stream()
            .filter(finding -> finding.concept().kind() == ConceptKind.AUDIENCE)
            .map(finding -> finding.concept().key())
            .toList();
    assertEquals(audience == null ? List.of() : List.of(audience), audiences);
  }

  @Test
  void parse_nameOfAProductLine_isNotTwoWords() {
    assertEquals(List.of("macbook"), Parsing.words("macbook", Polarity.WANTED));
  }

  @ParameterizedTest
  @CsvSource({"gap university hoodie", "gap what you know", "mind the gap poster", "gap filler"})
  void parse_ordinaryNameWithoutEvidence_isAWord(String text) {
    assertTrue(!kinds(text).contains(ConceptKind.BRAND), text);
  }

  @Test
  void parse_misspelling_isCorrectedAndSaysSo() {
    ConceptFinding finding = Parsing.parse("headphnoes").findings(ConceptFinding.class).get(0);
    assertEquals("headphones", finding.concept().key());
    assertEquals("headphones", finding.form());
    assertTrue(finding.corrected() && finding.confidence() < 0.9);
  }

  @Test
  void parse_misspelledGrammarWord_isUnderstood() {
    assertEquals(30, Parsing.price("kettle betwen 20 and 30 dolars").high(), 1e-9);
  }

  @Test
  void parse_unknownModelName_isOneWord() {
    assertEquals(List.of("xq-77zt4"), Parsing.words("the XQ-77zt4", Polarity.WANTED));
  }

  @Test
  void parse_functionWords_areDropped() {
    assertEquals(List.of(), Parsing.words("i am looking for a nice one please", Polarity.WANTED));
    assertEquals(List.of(), Parsing.words("我想买一个", Polarity.WANTED));
  }

  @Test
  void parse_unknownChinese_isKeptAsRuns() {
    assertEquals(List.of("魑魅", "魍魉"), Parsing.words("我想要魑魅的魍魉", Polarity.WANTED));
  }
}
