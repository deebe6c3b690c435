package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.image.LiteralCoder.Family;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralCoderTest {
  private final LiteralCoder coder = new LiteralCoder();

  /** Codes a text in the middle of an array; if it becomes a number, that gives the text back. */
  private Form code(Family family, String text) {
    byte[] bytes = Written.utf8("19" + text + "19");
    coder.code(family, bytes, 2, bytes.length - 2);
    if (coder.form() != Form.TEXT) {
      Scratch out = new Scratch();
      out.add((byte) '<');
      LiteralCoder.append(coder.form(), coder.scale(), coder.value(), out);
      assertEquals(text, out.text(1));
    }
    return coder.form();
  }

  private void assertText(Family family, String... texts) {
    for (String text : texts) {
      assertEquals(Form.TEXT, code(family, text), text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "7, 7, 0",
    "-7, -7, 0",
    "10, 10, 0",
    "0.0, 0, 1",
    "0.5, 5, 1",
    "-0.5, -5, 1",
    "1.50, 150, 2",
    "100.00, 10000, 2",
    "0.000000001, 1, 9",
    "0.000000000, 0, 9",
    "99999999999999999, 99999999999999999, 0",
    "-99999999999999999, -99999999999999999, 0",
    "99999999.999999999, 99999999999999999, 9",
    "9999999999999999.9, 99999999999999999, 1"
  })
  void code_usualDecimal_isItsDigits(String text, long value, int scale) {
    assertEquals(Form.DECIMAL, code(Family.DECIMAL, text));
    assertEquals(value, coder.value());
    assertEquals(scale, coder.scale());
  }

  @Test
  void code_otherDecimal_staysText() {
    assertText(
        Family.DECIMAL,
        "",
        "-",
        "+",
        ".",
        "-.",
        "+5",
        "05",
        "00",
        "-0",
        "-0.0",
        "-05",
        ".5",
        "-.5",
        "1.",
        "1.2.3",
        "1,5",
        "1e3",
        "1E3",
        "5d",
        "0x1",
        "NaN",
        "INF",
        " 5",
        "5 ",
        "5-",
        "--5",
        "٣",
        "0.0000000001",
        "100000000000000000",
        "1000000000.000000000",
        "100000000000000000000");
  }

  @Test
  void code_usualDouble_isKeptInTheOrderOfValues() {
    String[] ascending = {
      "-1.7976931348623157E308",
      "-1.0E10",
      "-1.5",
      "-4.9E-324",
      "-0.0",
      "0.0",
      "4.9E-324",
      "0.1",
      "1.5",
      "1.0E7",
      "1.7976931348623157E308"
    };
    long last = Long.MIN_VALUE;
    for (String text : ascending) {
      assertEquals(Form.DOUBLE, code(Family.DOUBLE, text), text);
      assertTrue(coder.value() > last, text);
      last = coder.value();
      assertEquals(
          Double.parseDouble(text), LiteralCoder.number(Form.DOUBLE, 0, coder.value()), text);
    }
    assertEquals(Form.DECIMAL, code(Family.DOUBLE, "5"));
    assertEquals(Form.DECIMAL, code(Family.DOUBLE, "1.50"));
    assertEquals(Form.DECIMAL, code(Family.DOUBLE, "12345678.9"));
    assertText(
        Family.DOUBLE,
        "",
        "-0",
        "NaN",
        "INF",
        "-INF",
        "Infinity",
        "1e3",
        "1.0e10",
        "1.5d",
        "0x1p3",
        " 1.5",
        "+1.5",
        "1.",
        ".5",
        "é",
        "1.00000000000000000000000000000000000000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01",
        "1969-12-31",
        "2024-02-29",
        "2000-02-29",
        "0000-01-01",
        "0000-02-29",
        "9999-12-31",
        "1582-10-10",
        "2023-02-28"
      })
  void code_realDate_isItsDay(String text) {
    assertEquals(Form.DATE, code(Family.DATE, text));
    assertEquals(LocalDate.parse(text).toEpochDay(), coder.value());
    for (String time : List.of("T00:00:00", "T23:59:59", "T12:30:01")) {
      assertEquals(Form.DATE_TIME, code(Family.DATE_TIME, text + time));
      long seconds = LocalDateTime.parse(text + time).toEpochSecond(ZoneOffset.UTC);
      assertEquals(seconds, coder.value());
      assertEquals(Form.DATE_TIME_UTC, code(Family.DATE_TIME, text + time + "Z"));
      assertEquals(seconds, coder.value());
    }
  }

  @Test
  void code_otherDate_staysText() {
    String[] wrong = {
      "",
      "2023-02-29",
      "1900-02-29",
      "2024-02-30",
      "2024-04-31",
      "2024-00-01",
      "2024-13-01",
      "2024-01-00",
      "2024-01-32",
      "-001-01-01",
      "-0001-01-01",
      "10000-01-01",
      "2024-1-01",
      "2024/01/01",
      "2024-01-1x",
      "2024-01-01Z",
      "2024-01-01+01:00",
      "+024-01-01",
      "２０24-01"
    };
    assertText(Family.DATE, wrong);
    for (String date : wrong) {
      assertText(Family.DATE_TIME, date, date + "T00:00:00", date + "T00:00:00Z");
    }
    assertText(
        Family.DATE_TIME,
        "2024-01-01",
        "2024-01-01T24:00:00",
        "2024-01-01T23:60:00",
        "2024-01-01T23:59:60",
        "2024-01-01T23:59:60Z",
        "2024-01-01T00:00:00.0",
        "2024-01-01T00:00:00z",
        "2024-01-01 00:00:00",
        "2024-01-01T00-00-00",
        "2024-01-01T00:00:00+01:00",
        "2024-01-01T-1:00:00",
        "2024-01-01T00:00:0Z");
  }

  @Test
  void code_boolean_isOneOrZero() {
    assertEquals(Form.BOOLEAN, code(Family.BOOLEAN, "true"));
    assertEquals(1, coder.value());
    assertEquals(Form.BOOLEAN, code(Family.BOOLEAN, "false"));
    assertEquals(0, coder.value());
    assertText(Family.BOOLEAN, "", "1", "0", "TRUE", "True", "truer", "tru", "falsey", "t");
    assertText(Family.TEXT, "", "5", "true", "2024-01-01");
  }

  @Test
  void family_datatypes_areTold() {
    for (String name : List.of("integer", "decimal", "int", "unsignedByte", "negativeInteger")) {
      assertEquals(Family.DECIMAL, LiteralCoder.family(LiteralCoder.XSD + name));
    }
    assertEquals(Family.DOUBLE, LiteralCoder.family(LiteralCoder.XSD + "double"));
    assertEquals(Family.DOUBLE, LiteralCoder.family(LiteralCoder.XSD + "float"));
    assertEquals(Family.DATE, LiteralCoder.family(LiteralCoder.XSD + "date"));
    assertEquals(Family.DATE_TIME, LiteralCoder.family(LiteralCoder.XSD + "dateTime"));
    assertEquals(Family.BOOLEAN, LiteralCoder.family(LiteralCoder.XSD + "boolean"));
    for (String other : List.of("", "integer", LiteralCoder.XSD, LiteralCoder.XSD + "string")) {
      assertEquals(Family.TEXT, LiteralCoder.family(other));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "integer, +5, 5",
    "integer, 005, 5",
    "decimal, .5, 0.5",
    "decimal, 1., 1",
    "double, 1e3, 1000",
    "double, INF, Infinity",
    "double, -INF, -Infinity",
    "double, NaN, NaN",
    "double, 1.5d, NaN",
    "double, Infinity, NaN",
    "double, 0x1p3, NaN",
    "integer, ' 5', NaN",
    "integer, '', NaN",
    "integer, '-', NaN",
    "boolean, 1, 1",
    "boolean, 0, 0",
    "boolean, TRUE, NaN",
    "date, x, NaN",
    "string, 5, NaN",
    "decimal, 12345678901234567890, 12345678901234567890",
    "double, -0, -0.0"
  })
  void parse_anyNotation_isTheValueIfThereIsOne(String datatype, String text, double value) {
    assertEquals(value, LiteralCoder.parse(LiteralCoder.XSD + datatype, text));
  }

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void code_anyText_comesBack(@ForAll long seed) {
    Random random = new Random(seed);
    String signs = "0123456789012345678901234567890-.+eETZ:";
    String[] near = {
      "", "2024-02-29", "2024-02-29T23:59:59", "1999-12-31T00:00:00Z", "true", "false", "1.5E10"
    };
    StringBuilder text = new StringBuilder(near[random.nextInt(near.length)]);
    for (int i = random.nextInt(4); i > 0; i--) {
      char sign = signs.charAt(random.nextInt(signs.length()));
      int at = random.nextInt(text.length() + 1);
      if (at < text.length() && random.nextBoolean()) {
        text.setCharAt(at, sign);
      } else {
        text.insert(at, sign);
      }
    }
    for (Family family : Family.values()) {
      code(family, text.toString());
    }
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void code_anyNumber_comesBackAsNumber(@ForAll long seed) {
    Random random = new Random(seed);
    long number = random.nextLong(-99_999_999_999_999_999L, 100_000_000_000_000_000L);
    number >>= random.nextInt(57);
    assertEquals(Form.DECIMAL, code(Family.DECIMAL, Long.toString(number)));
    assertEquals(number, coder.value());
    double real = Double.longBitsToDouble(random.nextLong());
    assertEquals(Double.isFinite(real), code(Family.DOUBLE, Double.toString(real)).isNumber());
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            random.nextLong(-62_167_219_200L, 253_402_300_800L), 0, ZoneOffset.UTC);
    String text = "%tFT%<tT".formatted(time);
    assertEquals(Form.DATE_TIME, code(Family.DATE_TIME, text), text);
    assertEquals(time.toEpochSecond(ZoneOffset.UTC), coder.value());
  }
}
