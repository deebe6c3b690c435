package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "under 99 euros|0|99|EUR",
        "no more than $1,250.50|0|1250.5|USD",
        "at least £70|70|Infinity|GBP",
        "not under 70 quid|70|Infinity|GBP",
        "between 60 and 90 dollars|60|90|USD",
        "$60-90|60|90|USD",
        "1-3k dollars|1000|3000|USD",
        "about 200 usd|170|230|USD",
        "two hundred fifty dollars or less|0|250|USD",
        "70+ euros|70|Infinity|EUR",
        "under 35|0|35|''",
        "六百元以内|0|600|CNY",
        "不要超过两千五|0|2500|''",
        "1.2万以下|0|12000|''",
        "四五百块|400|500|CNY",
        "五千到八千元|5000|8000|CNY",
        "七百多元|700|800|CNY",
        "￥８００以上|800|Infinity|CNY"
      })
  void parse_priceBound_isFound(String text, double low, double high, String currency) {
    PriceFinding price = Parsing.price(text);
    assertEquals(low, price.low(), 1e-6);
    assertEquals(high, price.high(), 1e-6);
    assertEquals(currency, price.currency());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at least 6 hours|DURATION|21600|Infinity",
        "14 inch|LENGTH|355.6|355.6",
        "14in|LENGTH|355.6|355.6",
        "32gb memory|STORAGE|32|32",
        "5 to 7 kg|MASS|5000|7000",
        "size 9.5|SIZE|9.5|9.5",
        "for a 4 year old|AGE|4|4",
        "set of 3|COUNT|3|3",
        "20 fl oz|VOLUME|591.47059125|591.47059125",
        "-18°C|TEMPERATURE|-18|-18",
        "41°F|TEMPERATURE|5|5",
        "两斤|MASS|1000|1000",
        "2万毫安|CAPACITY_MAH|20000|20000",
        "5岁以下|AGE|-Infinity|5",
        "1亿像素|PIXELS|100|100",
        "kids 4-6 years|AGE|4|6",
        "3 to 5 years girls bike|AGE|3|5",
        "kids tablet 2 year warranty|DURATION|63113904|63113904",
        "两打鸡蛋|COUNT|24|24",
        "five dozen eggs|COUNT|60|60",
        "half a dozen eggs|COUNT|6|6",
        "12mp or better|PIXELS|12|Infinity",
        "一加仑|VOLUME|3785.411784|3785.411784",
        "两米五高|LENGTH|2500|2500"
      })
  void parse_quantity_isInTheCanonicalUnit(
      String text, Dimension dimension, double low, double high) {
    QuantityFinding quantity = Parsing.quantity(text);
    assertEquals(dimension, quantity.dimension());
    assertEquals(low, quantity.low(), 1e-6);
    assertEquals(high, quantity.high(), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "model 12 phone",
    "4k monitor",
    "iphone 14 plus",
    "tent for 4 people",
    "at least 4 ports",
    "一双鞋",
    "第2个",
    "b2b 2-3 seater",
    "call 555-1234-99"
  })
  void parse_numberOfAName_isNoConstraint(String text) {
    assertEquals(List.of(), Parsing.parse(text).findings(PriceFinding.class));
    assertEquals(List.of(), Parsing.parse(text).findings(QuantityFinding.class));
  }

  @Test
  void parse_bareMoney_isApproximate() {
    PriceFinding price = Parsing.price("$40 umbrella");
    assertTrue(price.approximate());
    assertEquals(34, price.low(), 1e-9);
  }

  @Test
  void parse_poundWithWeightContext_isAMass() {
    assertEquals(Dimension.MASS, Parsing.quantity("weighs under 5 pounds").dimension());
    assertEquals("GBP", Parsing.price("under 5 pounds").currency());
  }

  @Test
  void parse_numberInsideAName_isPartOfIt() {
    assertEquals(List.of("seven-up"), Parsing.keys("seven up", Polarity.WANTED));
  }

  @ParameterizedTest
  @CsvSource({"motor oil 10w-30", "三千元一吨", "一双鞋"})
  void parse_gradeOrShare_isNoQuantity(String text) {
    assertTrue(Parsing.parse(text).findings(QuantityFinding.class).isEmpty(), text);
  }
}
