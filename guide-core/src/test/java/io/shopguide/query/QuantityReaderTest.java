package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuantityReaderTest {
  private static final QuantityReader READER = new QuantityReader();
  private static final QuantityReader NUMBERS =
      new QuantityReader(
          QuantityOptions.DEFAULT.at(QuantityLevel.NUMERAL).only(QuantityKind.NUMBER));
  private static final List<QuantityReader> ALL_LEVELS =
      Arrays.stream(QuantityLevel.values())
          .map(level -> new QuantityReader(QuantityOptions.DEFAULT.at(level).withBareUnits()))
          .toList();
  private static final QuantityReader RANGES =
      new QuantityReader(
          QuantityOptions.DEFAULT
              .at(QuantityLevel.RANGE)
              .only(QuantityKind.RANGE)
              .withHalfOpenRanges());

  private static Quantity only(QuantityReader reader, String text) {
    List<Quantity> found = reader.read(text);
    assertEquals(1, found.size(), () -> text + " gives " + found);
    return found.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seventeen|17",
        "two hundred and six|206",
        "nine hundred twelve thousand and forty|912040",
        "6 thousand 2 hundred and 9|6209",
        "a dozen|12",
        "half a million|500000",
        "seven and a half|7.5",
        "three quarters|0.75",
        "six and two fifths|6.4",
        "a thirty-second|0.03125",
        "four point two five|4.25",
        "minus eleven|-11",
        "-7.5|-7.5",
        "2/5|0.4",
        "3 1/4|3.25",
        "2½|2.5",
        "1,234,567.5|1234567.5",
        "1.234.567,5|1234567.5",
        "1'234'567|1234567",
        "12 500|12500",
        "0,5|0.5",
        ".75|0.75",
        "1.5e3|1500",
        "2^10|1024",
        "4x10^6|4000000",
        "7k|7000",
        "2.5 million|2500000",
        "3 bn|3000000000",
        "四百六十|460",
        "肆佰陸拾|460",
        "两千四百五|2450",
        "一万零八|10008",
        "三万亿|3000000000000",
        "七亿二千万|720000000",
        "一万二千亿|1200000000000",
        "二百一十萬|2100000",
        "廿六|26",
        "二〇二六|2026",
        "五点零七|5.07",
        "三分之二|0.6666666666666666",
        "六又四分之一|6.25",
        "负九十|-90",
        "8万5千|85000",
        "1.2亿|120000000"
      })
  void read_number_hasItsValue(String text, double value) {
    Quantity number = NUMBERS.read(text).get(0);
    assertEquals(value, number.low(), 1e-9 * Math.abs(value));
    assertTrue(number.isExact());
    assertEquals(QuantityKind.NUMBER, number.kind());
  }

  @ParameterizedTest
  @CsvSource({
    "twenty fifth floor",
    "第三名",
    "a b2b shop",
    "that one",
    "https://shop.example/12?p=30",
    "四川",
    "收拾"
  })
  void read_nameOrOrdinal_isNoNumber(String text) {
    assertEquals(List.of(), NUMBERS.read(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "三十几万元|300000|400000",
        "两三百块|200|300",
        "三百多元|300|400",
        "百来块|85|115",
        "千把块|850|1150",
        "十来万元|85000|115000",
        "四十几块|40|50",
        "一千出头元|1000|1150",
        "几十块|20|90",
        "上百元|100|1000"
      })
  void read_vagueChinesePrice_isARange(String text, double low, double high) {
    Quantity price = READER.read(text).get(0);
    assertEquals(low, price.low());
    assertEquals(high, price.high());
    assertTrue(price.approximate());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$19.99|USD|19.99|Dollar",
        "USD 40|USD|40|United States dollar",
        "12 pounds sterling|GBP|12|British pound",
        "80 pence|GBP|0.8|Pence",
        "5 dollars 30 cents|USD|5.3|Dollar",
        "35 lakh rupees|INR|3500000|Rupee",
        "3.5 million euros|EUR|3500000|Euro",
        "人民币80元|CNY|80|Chinese yuan",
        "六块八|CNY|6.8|Chinese yuan",
        "九元三角五分钱|CNY|9.35|Chinese yuan",
        "港幣四百|HKD|400|Hong Kong dollar",
        "20个比特币|BTC|20|Bitcoin"
      })
  void read_money_hasCurrencyAndCanonicalValue(
      String text, String currency, double value, String unit) {
    Quantity money = only(READER, text);
    assertEquals(QuantityKind.CURRENCY, money.kind());
    assertEquals(currency, money.currency());
    assertEquals(value, money.canonicalLow(), 1e-9 * value);
    assertEquals(unit, money.unit());
    assertEquals(new Span(0, text.length()), money.span());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 ft 2 in|LENGTH|1879.6|Foot",
        "一米八三|LENGTH|1830|Meter",
        "1米75|LENGTH|1750|Meter",
        "2.3千克|MASS|2300|Kilogram",
        "三斤半|MASS|1750|Jin",
        "half a litre|VOLUME|500|Liter",
        "3/4 cup of|VOLUME|177.441177375|Cup",
        "25 m2|AREA|25|Square meter",
        "12 square feet|AREA|1.11483648|Square foot",
        "90 km/h|SPEED|25|Kilometer per hour",
        "80公里每小时|SPEED|22.22222222222222|Kilometer per hour",
        "256 GB|STORAGE|256|Gigabyte",
        "2.4 GHz|FREQUENCY|2400000000|Gigahertz",
        "65W|POWER|65|Watt",
        "90 Wh|ENERGY|90|Watt hour",
        "230 volts|VOLTAGE|230|Volt",
        "16 amperes|CURRENT|16|Ampere",
        "5000mAh|CAPACITY_MAH|5000|Milliampere hour",
        "48 megapixels|PIXELS|48|Megapixel",
        "-18°C|TEMPERATURE|-18|Degree Celsius",
        "180 degrees|ANGLE|180|Degree",
        "2 hours 30 minutes|DURATION|9000|Hour",
        "6-pack|COUNT|6|Piece",
        "6瓶装|COUNT|6|Piece",
        "42 EU|SIZE|42|EU size",
        "XXL|LETTER_SIZE|3|Size",
        "M码|LETTER_SIZE|0|Size",
        "6'2\"|LENGTH|1879.6|Foot",
        "5ft2in|LENGTH|1574.8|Foot",
        "5v2a charger|VOLTAGE|5|Volt"
      })
  void read_dimension_hasUnitAndCanonicalValue(
      String text, Dimension dimension, double value, String unit) {
    Quantity quantity = READER.read(text).get(0);
    assertEquals(dimension, quantity.dimension().orElseThrow());
    assertEquals(value, quantity.canonicalLow(), 1e-9 * Math.abs(value));
    assertEquals(unit, quantity.unit());
  }

  @ParameterizedTest
  @CsvSource({"$1.5m, 1500000", "us$20M, 20000000", "$3b, 3000000000", "$2k, 2000"})
  void read_moneyWithAGluedScale_isNoLength(String text, double value) {
    Quantity price = only(READER, text);
    assertEquals(QuantityKind.CURRENCY, price.kind());
    assertEquals(value, price.canonicalLow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15%|15",
        "fifteen percent|15",
        "百分之十五|15",
        "千分之五|0.5",
        "12个百分点|12",
        "七成六|76",
        "85折|85",
        "八八折|88"
      })
  void read_percentage_isInPercent(String text, double value) {
    Quantity percent = only(READER, text);
    assertEquals(QuantityKind.PERCENT, percent.kind());
    assertEquals(value, percent.canonicalLow(), 1e-9);
  }

  @Test
  void read_edges_shareTheUnitOfTheLast() {
    List<Quantity> edges = READER.read("10x20x30cm box");
    assertEquals(List.of(100.0, 200.0, 300.0), edges.stream().map(Quantity::canonicalLow).toList());
    assertEquals(List.of(), READER.read("model 4x4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at least 5 kg|5|Infinity|true|true",
        "more than 5 kg|5|Infinity|false|false",
        "not more than 5 kg|-Infinity|5|true|true",
        "not less than 5 kg|5|Infinity|true|true",
        "less than or equal to 5 kg|-Infinity|5|true|true",
        "不到5公斤|-Infinity|5|false|false",
        "5公斤以上|5|Infinity|true|true",
        "between 5 and 7 kg|5|7|true|true",
        "5到7公斤之间|5|7|true|true",
        "over 5 and under 7 kg|5|7|false|false",
        "2km-3km|2|3|true|true",
        "exactly 5 kg|5|5|true|true"
      })
  void read_boundedDimension_keepsWhetherItsEndsBelongToIt(
      String text, double low, double high, boolean lowIncluded, boolean highIncluded) {
    Quantity quantity = only(READER, text);
    assertEquals(low, quantity.low());
    assertEquals(high, quantity.high());
    assertEquals(lowIncluded, quantity.lowIncluded());
    assertEquals(highIncluded, quantity.highIncluded());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from 40 to 60|40|60|true|false",
        "40以上|40|Infinity|false|false",
        "40 or more|40|Infinity|true|true",
        "在第四和第九之间|4|9|true|false"
      })
  void read_rangeHalfOpen_leavesOutOpenEnds(
      String text, double low, double high, boolean lowIncluded, boolean highIncluded) {
    Quantity range = only(RANGES, text);
    assertEquals(QuantityKind.RANGE, range.kind());
    assertEquals(low, range.low());
    assertEquals(high, range.high());
    assertEquals(lowIncluded, range.lowIncluded());
    assertEquals(highIncluded, range.highIncluded());
  }

  @Test
  void read_levels_reportTheirPartOfAPhrase() {
    String text = "under twenty kg";
    assertEquals("twenty", only(NUMBERS, text).span().of(text));
    assertEquals("under twenty", only(RANGES, text).span().of(text));
    QuantityReader amounts = new QuantityReader(QuantityOptions.DEFAULT.at(QuantityLevel.AMOUNT));
    assertEquals("twenty kg", only(amounts, text).span().of(text));
    assertEquals(text, only(READER, text).span().of(text));
  }

  @Test
  void read_bareUnitsAskedFor_areReportedWithoutValue() {
    QuantityReader bare =
        new QuantityReader(
            QuantityOptions.DEFAULT
                .at(QuantityLevel.AMOUNT)
                .only(QuantityKind.CURRENCY)
                .withBareUnits());
    Quantity yen = only(bare, "how many yen is that");
    assertTrue(Double.isNaN(yen.low()));
    assertEquals("JPY", yen.currency());
    assertFalse(yen.isExact());
  }

  @Test
  void read_formOfTwoKinds_isReadAsWhatIsLookedFor() {
    QuantityOptions amounts = QuantityOptions.DEFAULT.at(QuantityLevel.AMOUNT);
    QuantityReader weights = new QuantityReader(amounts.only(QuantityKind.DIMENSION));
    QuantityReader prices = new QuantityReader(amounts.only(QuantityKind.CURRENCY));
    assertEquals(Dimension.MASS, only(weights, "9 pounds").dimension().orElseThrow());
    assertEquals("GBP", only(prices, "9 pounds").currency());
  }

  @Test
  void read_collectivesAskedFor_areNumbers() {
    QuantityReader collectives =
        new QuantityReader(
            QuantityOptions.DEFAULT
                .at(QuantityLevel.NUMERAL)
                .only(QuantityKind.NUMBER)
                .withCollectives());
    assertEquals(2, only(collectives, "a pair of").low());
    assertEquals(6, only(collectives, "三双").low());
    assertEquals(List.of(), NUMBERS.read("a pair of"));
  }

  @Test
  void options_withoutKinds_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new QuantityOptions(QuantityLevel.AMOUNT, Set.of(), false, false, false));
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "1 ",
        "9",
        "(",
        "一",
        "两",
        "百分之",
        "1,000",
        "1-",
        "1/",
        "1e",
        "$",
        "one and ",
        "minus ",
        "not more than ",
        "half of a ",
        "三又",
        "分之",
        "5 ft 2 in ",
        "over 3 and ",
        "one over ",
        "x1",
        "http://",
        "上百",
        "one hundred ",
        "<1 [");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void read_longHostileText_endsInBoundedTime(String piece) {
    String text = piece.repeat(100_000 / piece.length());
    for (QuantityReader reader : ALL_LEVELS) {
      List<Quantity> found =
          Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> reader.read(text));
      int end = 0;
      for (Quantity quantity : found) {
        assertTrue(quantity.span().start() >= end, () -> "spans overlap in " + found);
        end = quantity.span().end();
      }
    }
  }
}
