package io.shopguide.kg.build;

import static io.shopguide.kg.build.FeedTester.csv;
import static io.shopguide.kg.build.FeedTester.fatal;
import static io.shopguide.kg.build.FeedTester.problem;
import static io.shopguide.kg.build.FeedTester.read;
import static io.shopguide.kg.build.FeedTester.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.lexicon.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFeedTest {
  private static final String HEADER = "id,title,price\n";

  @Test
  void rows_quotedWithBreaksAndBom_areRead() {
    List<ProductRecord> products =
        read(csv("\uFEFF" + HEADER + "1,\"A \"\"big\"\",\nphone\",12.50\n\n2,手机,\n"));
    assertEquals("A \"big\",\nphone", products.get(0).titles().get(Language.ENGLISH));
    assertEquals(
        List.of(new ProductRecord.Amount("price", 12.5, "USD")), products.get(0).attributes());
    assertEquals(List.of(), products.get(1).attributes());
  }

  @Test
  void tsv_rows_giveQuotesNoMeaning() {
    Feed<ProductRecord> feed =
        Feed.tsv("p.tsv", stream("id\ttitle\tprice\n1\t\"17 inch\t3\n"), FeedTester.MAPPING);
    assertEquals("\"17 inch", read(feed).getFirst().titles().get(Language.ENGLISH));
  }

  @Test
  void separator_other_isUsed() {
    Feed<ProductRecord> feed = csv("id|title|price\n1|A, b|3\n").withSeparator('|');
    assertEquals("A, b", read(feed).getFirst().titles().get(Language.ENGLISH));
  }

  @Test
  void columns_wrongCount_isNamedWithBothCounts() {
    assertEquals(
        "products.csv:3: 4 columns, the header has 3; "
            + "quote values that hold a separator or a line break",
        problem(csv(HEADER + "1,x,3\n2,y,3,4\n")));
    assertEquals(
        "products.csv:2: 2 columns, the header has 3; "
            + "quote values that hold a separator or a line break",
        problem(csv(HEADER + "1,x\n")));
  }

  @Test
  void line_afterQuotedBreaks_isCountedAsInTheFile() {
    assertEquals(
        "products.csv:4, field 'price': 'free' is not a number; "
            + "give a plain number such as 12.99, or map the field as text",
        problem(csv(HEADER + "1,\"x\ny\",3\n2,y,free\n")));
  }

  @Test
  void header_withoutMappedColumn_isReportedWithTheColumns() {
    assertEquals(
        "products.csv:1, field 'price': is not in the header; "
            + "map one of the columns 'id, title, cost'",
        problem(csv("id,title,cost\n1,x,3\n")));
  }

  @Test
  void header_repeatedColumn_isFatal() {
    assertEquals(
        "products.csv:1, field 'id': is twice in the header; rename one of the columns",
        fatal(csv("id,title,price,id\n")));
  }

  @Test
  void quote_neverClosed_isFatalWithinTheLimit() {
    String open = HEADER + "1,\"x,3\n" + "2,y,3\n".repeat(500_000);
    assertEquals(
        "products.csv:2: a record has more than 1048576 characters or too many columns; "
            + "look for a quote that never closes, or raise maxLineLength",
        fatal(csv(open)));
  }

  @Test
  void quote_neverClosedInTheLastColumn_isFatal() {
    assertEquals(
        "products.csv:2: a quote opens here and never closes; "
            + "close it, or write \"\" for a quote within a value",
        fatal(csv("id,price,title\n1,3,\"x\n2,4,y\n")));
  }

  @Test
  void quote_closedTooEarly_keepsTheWholeValue() {
    List<ProductRecord> products = read(csv(HEADER + "1,\"17\" monitor,3\n2,y,4\n"));
    assertEquals("17 monitor", products.get(0).titles().get(Language.ENGLISH));
    assertEquals(2, products.size());
  }

  @Test
  void bytes_notUtf8_areNamedByColumn() {
    byte[] latin = (HEADER + "1,caf\u00e9,3\n").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        "products.csv:2, field 'title': is not UTF-8; export the file as UTF-8",
        problem(Feed.csv("products.csv", stream(latin), FeedTester.MAPPING)));
  }

  @Test
  void characters_nul_areNamedByColumn() {
    assertEquals(
        "products.csv:2, field 'title': holds a NUL character; export the file as UTF-8 text",
        problem(csv(HEADER + "1,a\0b,3\n")));
  }

  @Test
  void feed_empty_isReported() {
    assertEquals(
        "products.csv: the feed is empty; check the path and the export", problem(csv("")));
  }

  @Test
  void fields_untyped_becomeNumbersFlagsAndTerms() {
    Mapping mapping = Mapping.id("id").title("title").otherFields();
    String text = "id,title,ram_gb,ean,wifi,screen_inches\n1,T,16,0073,TRUE,15.6\n";
    assertEquals(
        List.of(
            new ProductRecord.Amount("ram", 16, "GB"),
            new ProductRecord.Term("ean", "0073"),
            new ProductRecord.Flag("wifi", true),
            new ProductRecord.Amount("screen", 15.6 * 25.4, "mm")),
        read(Feed.csv("p", stream(text), mapping)).getFirst().attributes());
  }
}
