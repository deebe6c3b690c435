package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shoes, not Acme|acme",
        "no acme or zenit|acme zenit",
        "anything but black|black",
        "any colour except green|green",
        "neither acme nor zenit|acme zenit",
        "shoes w/o leather|leather",
        "i don't like pink|pink",
        "裙子不要红色|red",
        "除了黑色和白色以外的鞋|black white",
        "鞋 绿色的不要|green",
        "红色除外|red"
      })
  void parse_negatedMentions_areExcluded(String text, String keys) {
    assertEquals(List.of(keys.split(" ", -1)), Parsing.keys(text, Polarity.EXCLUDED));
  }

  @Test
  void parse_negatedBrandBeforeCategory_keepsTheCategory() {
    assertEquals(List.of("acme"), Parsing.keys("not acme headphones", Polarity.EXCLUDED));
    assertEquals(List.of("headphones"), Parsing.keys("not acme headphones", Polarity.WANTED));
  }

  @Test
  void parse_commaAfterAnUnknownWord_endsTheScope() {
    assertEquals(List.of("black"), Parsing.keys("without zorbs, black", Polarity.WANTED));
    assertEquals(
        List.of("zenit"), Parsing.keys("no acme or orange, zenit is fine", Polarity.WANTED));
  }

  @Test
  void parse_approvedMemberOfAList_isWanted() {
    String text = "not black, white or red is fine";
    assertEquals(List.of("black"), Parsing.keys(text, Polarity.EXCLUDED));
  }

  @Test
  void parse_chineseListComma_joinsTheList() {
    assertEquals(List.of("red", "blue"), Parsing.keys("不要红色、蓝色的鞋", Polarity.EXCLUDED));
  }

  @Test
  void parse_never_excludesOnlyWhatIsKnown() {
    assertEquals(List.of(), Parsing.words("never zorby bag", Polarity.EXCLUDED));
    assertEquals(List.of("leather"), Parsing.keys("never leather", Polarity.EXCLUDED));
  }

  @Test
  void parse_comma_endsTheScope() {
    assertEquals(List.of("acme"), Parsing.keys("not acme, black shoes", Polarity.EXCLUDED));
  }

  @Test
  void parse_commaInAListThatGoesOn_continuesTheScope() {
    assertEquals(
        List.of("black", "white", "red"),
        Parsing.keys("not black, white or red", Polarity.EXCLUDED));
  }

  @Test
  void parse_unknownWord_isAnExcludedWord() {
    assertEquals(List.of("zorbs"), Parsing.words("shoes without zorbs", Polarity.EXCLUDED));
    assertEquals(List.of("魑魅"), Parsing.words("不含魑魅的鞋", Polarity.EXCLUDED));
  }

  @Test
  void parse_prefixNon_bindsOneWord() {
    assertEquals(List.of("leather"), Parsing.keys("non-leather belt", Polarity.EXCLUDED));
    assertEquals(List.of("belt"), Parsing.keys("non-leather belt", Polarity.WANTED));
  }

  @ParameterizedTest
  @CsvSource({
    "musicians without borders t-shirt,musicians without borders",
    "plumbers without borders t-shirt,plumbers without borders",
    "Teachers Without Borders t-shirt,teachers without borders",
    "black reporters without frontiers t-shirt,reporters without frontiers"
  })
  void parse_peopleWithoutBorders_areAName(String text, String name) {
    assertEquals(List.of(name), Parsing.words(text, Polarity.WANTED));
    assertTrue(Parsing.keys(text, Polarity.WANTED).contains("t-shirt"));
    assertEquals(List.of(), Parsing.words(text, Polarity.EXCLUDED));
  }

  @ParameterizedTest
  @CsvSource({
    "shoes without tassels,tassels",
    "area rugs without borders,borders",
    "something without borders,borders",
    "zorbs without quuxes,quuxes"
  })
  void parse_thingWithout_isAnExclusion(String text, String word) {
    assertEquals(List.of(word), Parsing.words(text, Polarity.EXCLUDED));
  }

  @ParameterizedTest
  @CsvSource({
    "shoes in any color but red,red",
    "any colour except green shoes,green",
    "shoes of any material other than leather,leather"
  })
  void parse_anyPropertyBut_isOnlyAnExclusion(String text, String key) {
    assertEquals(List.of(key), Parsing.keys(text, Polarity.EXCLUDED));
    assertEquals(List.of("shoes"), Parsing.keys(text, Polarity.WANTED));
  }

  @Test
  void parse_anyOfAPropertyThatIsAWish_keepsIt() {
    assertEquals(
        List.of("wireless", "headphones"),
        Parsing.keys("any wireless but not acme headphones", Polarity.WANTED));
  }

  @ParameterizedTest
  @CsvSource({
    "no show socks", "doctors without borders mug", "not so ordinary serum", "non-slip shoes",
    "有没有红色的鞋", "不锈钢锅", "特别红的鞋", "无线鼠标"
  })
  void parse_negationInsideAName_excludesNothing(String text) {
    assertEquals(List.of(), Parsing.keys(text, Polarity.EXCLUDED));
    assertEquals(List.of(), Parsing.words(text, Polarity.EXCLUDED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tv, not 55 inch|1397",
        "tv not 55 or 65 inch|1397 1651",
        "hoodie but not size xl|2",
        "不要16寸的笔记本|406.4",
        "笔记本 16寸的不要|406.4",
        "charger without 2 m cable|2000"
      })
  void parse_quantityRuledOut_isExcluded(String text, String values) {
    List<QuantityFinding> found = Parsing.parse(text).findings(QuantityFinding.class);
    assertTrue(found.stream().allMatch(f -> f.polarity() == Polarity.EXCLUDED), found::toString);
    List<Double> expected = Stream.of(values.split(" ", -1)).map(Double::valueOf).toList();
    assertEquals(expected, found.stream().map(QuantityFinding::low).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "tv not more than 55 inch",
    "42码 不要黑色",
    "nike not acme 500 ml",
    "non-stick pan 28 cm",
    "不超过5公斤",
    "nike shoes size 32 不要 gray"
  })
  void parse_negationOfSomethingElse_leavesTheQuantityWanted(String text) {
    assertEquals(Polarity.WANTED, Parsing.quantity(text).polarity());
  }

  @Test
  void parse_negatedBound_isABound() {
    assertEquals(List.of(), Parsing.words("nothing over $25", Polarity.EXCLUDED));
    assertEquals(25, Parsing.price("nothing over $25").high(), 1e-9);
  }
}
