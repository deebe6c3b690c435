package io.shopguide.kg.build;

import static io.shopguide.kg.build.FeedTester.fatal;
import static io.shopguide.kg.build.FeedTester.json;
import static io.shopguide.kg.build.FeedTester.problem;
import static io.shopguide.kg.build.FeedTester.read;
import static io.shopguide.kg.build.FeedTester.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFeedTest {
  private static final String GOOD = "{\"id\":\"1\",\"title\":\"A phone\"}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id":"2","title":"x","price":"abc"} | , field 'price': 'abc' is not a number; give a plain number such as 12.99, or map the field as text
          {"id":"2","title":"x","price":-1} | , field 'price': '-1' is not between 0 and 1000000000000; correct the value, or leave it empty if it is unknown
          {"id":"2","title":"x","price":1e13} | , field 'price': '1e13' is not between 0 and 1000000000000; correct the value, or leave it empty if it is unknown
          {"id":"2","title":"x","price":1e999} | , field 'price': '1e999' is not a number; give a plain number such as 12.99, or map the field as text
          {"id":"2","title":"x","price":"NaN"} | , field 'price': 'NaN' is not a number; give a plain number such as 12.99, or map the field as text
          {"id":"2","title":"x","price":[1,2]} | , field 'price': has several values; give one value per record
          {"id":"2","title":"x","price":NaN} | : the line is not valid JSON near column 31; write one complete JSON object on each line
          {"id":"2","title":"x" | : the line is not valid JSON near column 22; write one complete JSON object on each line
          {"id":"2","title":"x"} {} | : the line is not valid JSON near column 25; write one complete JSON object on each line
          {"id":"2",} | : the line is not valid JSON near column 12; write one complete JSON object on each line
          [] | : the line is not a JSON object; write one complete JSON object on each line
          {"id":"2"} | , field 'title': is missing or empty; every record needs it; fill it, or map another field
          {"id":" ","title":"x"} | , field 'id': is missing or empty; every record needs it; fill it, or map another field
          {"id":null,"title":"x"} | , field 'id': is missing or empty; every record needs it; fill it, or map another field
          {"id":"1","title":"x"} | , field 'id': '1' is the id of an earlier record; the earlier one is kept; give every product an id of its own
          {"id":"2","title":"x","title":"y"} | , field 'title': is given twice; give each field once per record
          {"id":"2","title":"a\\u0000b"} | , field 'title': holds a NUL character; export the file as UTF-8 text
          {"id":"2","title":"a\\ud800b"} | , field 'title': holds half a surrogate pair; export the file as UTF-8 text
          """)
  void badLine_afterGoodOne_isNamedWithPlaceAndRemedy(String line, String expected) {
    assertEquals("products.jsonl:2" + expected, problem(json(GOOD + line + "\n")));
  }

  @Test
  void nesting_tooDeep_isRefused() {
    String deep = "{\"id\":\"2\",\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    assertEquals(
        "products.jsonl:1: the JSON is nested deeper than 32; "
            + "write one complete JSON object on each line",
        problem(json(deep)));
  }

  @Test
  void line_overTheLimit_isNamedWithTheLimit() {
    String line = "{\"id\":\"2\",\"title\":\"" + "x".repeat(1 << 20) + "\"}\n";
    assertEquals(
        "products.jsonl:1: the line is longer than 1048576 bytes; "
            + "shorten the record, or raise maxLineLength",
        problem(json(line + GOOD)));
  }

  @Test
  void bytes_notUtf8_namesTheByte() {
    byte[] latin = "{\"id\":\"1\",\"title\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        "products.jsonl:1: byte 23 of the line is not UTF-8; export the file as UTF-8",
        problem(Feed.jsonLines("products.jsonl", stream(latin), FeedTester.MAPPING)));
  }

  @Test
  void bytes_utf16_isFatal() {
    byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16);
    assertEquals(
        "products.jsonl:1: is UTF-16; convert the file to UTF-8",
        fatal(Feed.jsonLines("products.jsonl", stream(utf16), FeedTester.MAPPING)));
  }

  @Test
  void feed_empty_isReported() {
    assertEquals(
        "products.jsonl: the feed is empty; check the path and the export", problem(json("")));
  }

  @Test
  void lines_blankAndWithoutLastBreak_areFine() {
    String text = "\uFEFF" + GOOD + "\r\n\n{\"id\":2,\"title\":\"二\"}";
    assertEquals(List.of("1", "2"), read(json(text)).stream().map(ProductRecord::id).toList());
  }

  @Test
  void arraysAndObjects_nested_giveValuesAndDottedNames() {
    Mapping mapping =
        Mapping.id("meta.id").title("title").attribute("tags", "tag").ignore("x").otherFields();
    String line =
        "{\"meta\":{\"id\":7},\"title\":\"T\",\"tags\":[\"a\",\"b\",[1],{\"c\":2},null],\"x\":1,"
            + "\"weight_kg\":1.5}";
    ProductRecord product = read(Feed.jsonLines("p", stream(line), mapping)).getFirst();
    assertEquals("7", product.id());
    assertEquals(
        List.of(
            new ProductRecord.Term("tag", "a"),
            new ProductRecord.Term("tag", "b"),
            new ProductRecord.Amount("weight", 1500, "g")),
        product.attributes());
  }
}
