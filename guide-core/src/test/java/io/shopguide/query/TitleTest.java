package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the red shoes dvd|the red shoes",
        "no acme for the red men hardcover|no acme for the red men",
        "12 black years paperback under $20|12 black years",
        "i want the woman in black blu-ray|the woman in black",
        "十万个魑魅 注音版|十万个魑魅",
        "魑魅蓝之魍魉手办|魑魅蓝之魍魉",
        "儿童魑魅三百年绘本|魑魅三百年",
        "《红与黑》|红与黑"
      })
  void parse_wordsBeforeAMedium_areOneTitle(String text, String title) {
    ParsedQuery parsed = Parsing.parse(text);
    assertTrue(Parsing.words(text, Polarity.WANTED).contains(title), parsed::toString);
    assertEquals(List.of(), Parsing.keys(text, Polarity.EXCLUDED));
    assertEquals(List.of(), parsed.findings(QuantityFinding.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "used red dvd|red",
        "music for my kids dvd|kids",
        "the red paperback cover|red",
        "boots in black vinyl|black",
        "红色的绘本|red",
        "适合儿童看的绘本|kids"
      })
  void parse_wishBeforeAMedium_isNoTitle(String text, String key) {
    assertTrue(Parsing.keys(text, Polarity.WANTED).contains(key), text);
  }

  @ParameterizedTest
  @CsvSource({"五十元绘本, 50", "五十块魑魅绘本, 50", "movies under 20 dollars dvd, 20"})
  void parse_priceBeforeAMedium_staysAPrice(String text, double price) {
    PriceFinding found = Parsing.price(text);
    assertTrue(found.low() <= price && found.high() >= price, found::toString);
  }

  @ParameterizedTest
  @CsvSource({"dvd", "《》", "《红", "红》", "the dvd", "绘本"})
  void parse_mediumWithoutTitle_isNone(String text) {
    assertTrue(Parsing.parse(text).unresolved().size() <= 1, text);
  }
}
