package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
  private static final int MEGABYTE = 1 << 20;

  @Property
  void parse_anyText_givesFindingsInsideItThatDoNotOverlap(@ForAll String text) {
    assertSound(Parsing.parse(text));
  }

  @Property
  void parse_shoppingWordsInAnyOrder_givesFindingsThatDoNotOverlap(
      @ForAll("utterances") String text) {
    assertSound(Parsing.parse(text));
  }

  @Provide
  Arbitrary<String> utterances() {
    return Arbitraries.of(
            "not",
            "no",
            "under",
            "between",
            "and",
            "or",
            ",",
            "-",
            "$",
            "50",
            "1.5",
            "k",
            "inch",
            "pounds",
            "red",
            "orange",
            "gap",
            "shoes",
            "leather belt",
            "cheaper",
            "more",
            "than",
            "what",
            "is",
            "it",
            "like",
            "similar",
            "the",
            "first",
            "zorb",
            "不要",
            "的",
            "三百",
            "多",
            "元",
            "以下",
            "红",
            "白酒",
            "类似",
            "吗",
            "除了",
            "以外",
            "没有",
            "第",
            "二",
            "个",
            " ",
            "\uD800")
        .list()
        .ofMaxSize(14)
        .flatMap(words -> Arbitraries.of("", " ").map(separator -> String.join(separator, words)));
  }

  private static void assertSound(ParsedQuery query) {
    int end = 0;
    for (Finding finding : query.findings()) {
      assertTrue(finding.span().start() >= end, query::toString);
      assertTrue(finding.span().end() > finding.span().start(), query::toString);
      assertTrue(finding.confidence() > 0 && finding.confidence() <= 1, query::toString);
      end = finding.span().end();
    }
    assertTrue(end <= query.text().length());
    for (Word word : query.unresolved()) {
      assertTrue(word.span().end() <= query.text().length());
      assertTrue(
          query.findings().stream().noneMatch(f -> overlap(f.span(), word.span())),
          query::toString);
    }
  }

  private static boolean overlap(Span a, Span b) {
    return a.start() < b.end() && b.start() < a.end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[{",
        "《",
        "the dvd ",
        "kids 3 years, ",
        "not red, ",
        "按价格",
        "谁",
        "9",
        "1,111",
        "not ",
        "a",
        "\u0301",
        "\uD800",
        "一",
        "百",
        "不",
        "under ",
        "$",
        "no red or ",
        "类似",
        "- ",
        "\uFDFA"
      })
  void parse_megabyteOfOneThing_isBounded(String unit) {
    String text = unit.repeat(MEGABYTE / unit.length());
    ParsedQuery query = assertTimeout(Duration.ofSeconds(2), () -> Parsing.parse(text));
    Word tail = query.unresolved().get(query.unresolved().size() - 1);
    assertEquals(text.length(), tail.span().end());
    assertEquals("", tail.normalized());
  }

  @Test
  void parse_longText_understandsItsBeginning() {
    ParsedQuery query = Parsing.parse("shoes under $30 " + "x ".repeat(MEGABYTE));
    assertEquals(30, query.findings(PriceFinding.class).get(0).high(), 1e-9);
  }

  @Test
  void parse_sixteenTimesTheText_takesFarLessThanQuadraticTime() {
    String words = "not red or blue shoes under 50 dollars 不要红色的鞋 三百元以下 ";
    String sixteenth = words.repeat(QueryParser.MAX_LENGTH / 16 / words.length());
    String text = sixteenth.repeat(16);
    fastestNanos(text); // warms up
    long shorter = fastestNanos(sixteenth);
    long longer = fastestNanos(text);
    assertTrue(longer < 100 * shorter, shorter + " ns, then " + longer + " ns"); // not 256 times
  }

  private static long fastestNanos(String text) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 30; i++) {
      long start = System.nanoTime();
      Parsing.parse(text);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest;
  }

  @ParameterizedTest
  @ValueSource(strings = {"肉\u0300", "5℃", "㍿", "½ kg", "\uFDFA", "⑸㎏ red…", "1㎞"})
  void parse_characterOfSeveralTokens_hasOneFindingAtMost(String text) {
    assertSound(Parsing.parse(text));
  }

  @Test
  void parse_null_isRefused() {
    assertThrows(NullPointerException.class, () -> Parsing.parse(null));
  }

  @Test
  void parse_empty_findsNothing() {
    ParsedQuery query = Parsing.parse("");
    assertTrue(query.findings().isEmpty() && query.unresolved().isEmpty());
    assertEquals(Intent.FIND, query.intent());
  }

  @Test
  void parse_spans_pointIntoTheOriginal() {
    ParsedQuery query = Parsing.parse("ＲＥＤ shoes ≤ $50");
    assertEquals("ＲＥＤ", query.findings().get(0).span().of(query.text()));
    assertEquals("≤ $50", query.findings().get(2).span().of(query.text()));
  }
}
