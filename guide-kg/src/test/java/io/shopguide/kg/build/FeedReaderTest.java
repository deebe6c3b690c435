package io.shopguide.kg.build;

import static io.shopguide.kg.build.FeedTester.fatal;
import static io.shopguide.kg.build.FeedTester.json;
import static io.shopguide.kg.build.FeedTester.problem;
import static io.shopguide.kg.build.FeedTester.read;
import static io.shopguide.kg.build.FeedTester.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.build.BuildProgress.Progress;
import io.shopguide.kg.build.FeedProblem.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReaderTest {
  private static String lines(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("{\"id\":").append(i).append(",\"title\":\"t\"}\n");
    }
    return text.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void skipping_badLines_countsAllAndKeepsTheFirst() {
    String text = lines(3) + "x\n{}\n{}\n" + "{\"id\":9,\"title\":\"t\"}\n";
    List<ProductRecord> products = new ArrayList<>();
    AtomicLong clock = new AtomicLong();
    FeedOptions options =
        new FeedOptions(
            ErrorPolicy.SKIP_AND_REPORT,
            1,
            1000,
            progress -> {},
            () -> false,
            () -> clock.getAndAdd(100_000_000));
    FeedReport report = new FeedReader(options).read(json(text), products::add);
    assertEquals(4, products.size());
    assertEquals(7, report.lines());
    assertEquals(4, report.accepted());
    assertEquals(3, report.skipped());
    assertEquals(2L, report.problemCounts().get(Reason.MISSING_FIELD));
    assertEquals(
        List.of(
            "products.jsonl: 4 records from 7 lines in 0.2 s, 3 skipped "
                + "(1 bad syntax, 2 missing field)",
            "  products.jsonl:4: the line is not valid JSON near column 1; "
                + "write one complete JSON object on each line"),
        report.toString().lines().toList());
  }

  @Test
  void file_gzipped_isUnpacked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("p.jsonl.gz");
    Files.write(file, gzip("\uFEFF" + lines(1000)));
    assertEquals(1000, read(Feed.jsonLines(file, FeedTester.MAPPING)).size());
  }

  @Test
  void file_gzipCutOff_isFatal() throws IOException {
    byte[] packed = gzip("{\n" + lines(5000));
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    FeedReader skipping = new FeedReader(FeedOptions.skipping(1));
    Feed<ProductRecord> feed = Feed.jsonLines("p.jsonl.gz", stream(cut), FeedTester.MAPPING);
    String message =
        assertThrows(FeedException.class, () -> skipping.read(feed, FeedTester::ignore))
            .getMessage();
    assertTrue(message.startsWith("p.jsonl.gz:"), message);
    assertTrue(message.endsWith("check that the file is complete and copy it again"), message);
    String csv =
        assertThrows(
                FeedException.class,
                () ->
                    skipping.read(
                        Feed.csv("p.csv.gz", stream(cut), FeedTester.MAPPING), FeedTester::ignore))
            .getMessage();
    assertTrue(csv.endsWith("check that the file is complete and copy it again"), csv);
  }

  @Test
  void file_notGzip_isFatal() {
    assertEquals(
        "p.jsonl.gz: cannot be read on: Not in GZIP format; "
            + "check that the file is complete and copy it again",
        fatal(Feed.jsonLines("p.jsonl.gz", stream("{}"), FeedTester.MAPPING)));
  }

  @Test
  void file_missing_isFatal(@TempDir Path folder) {
    Path file = folder.resolve("none.jsonl");
    assertEquals(
        "none.jsonl: there is no such file; check the path " + file,
        fatal(Feed.jsonLines(file, FeedTester.MAPPING)));
  }

  @Test
  void progress_longFeed_isThrottledAndComplete(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("p.jsonl");
    Files.writeString(file, lines(20_000));
    List<Progress> heard = new ArrayList<>();
    new FeedReader(FeedOptions.strict().withProgress(heard::add))
        .read(Feed.jsonLines(file, FeedTester.MAPPING), FeedTester::ignore);
    long size = Files.size(file);
    assertEquals(new Progress("reading p.jsonl", size, size), heard.getLast());
    assertTrue(heard.size() < 50, heard.size() + " reports");
  }

  @Test
  void cancellation_requested_stopsSoon() {
    List<ProductRecord> products = new ArrayList<>();
    FeedReader reader =
        new FeedReader(FeedOptions.strict().withCancellation(() -> products.size() > 100));
    assertThrows(CancellationException.class, () -> reader.read(json(lines(5000)), products::add));
    assertTrue(products.size() < 300, products.size() + " records");
  }

  @Test
  void interrupt_ofTheThread_cancelsAndStaysSet() {
    FeedReader reader = new FeedReader(FeedOptions.strict());
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class, () -> reader.read(json(lines(1)), FeedTester::ignore));
    assertTrue(Thread.interrupted());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void ids_repeatedAcrossFeeds_areDuplicates() {
    FeedReader reader = new FeedReader(FeedOptions.skipping(5));
    reader.read(json(lines(2)), FeedTester::ignore);
    FeedReport report = reader.read(json(lines(3)), FeedTester::ignore);
    assertEquals(1, report.accepted());
    assertEquals(2L, report.problemCounts().get(Reason.DUPLICATE_ID));
  }

  private static Feed<ProductRecord> pricedIn(String currency, String content) {
    Mapping mapping = Mapping.id("id").title("title").price("price", PriceUnit.MAJOR, currency);
    return Feed.jsonLines(currency + ".jsonl", stream(content), mapping);
  }

  @Test
  void price_inAnotherCurrencyThanAnEarlierFeed_isAProblem() {
    String dollars = "{\"id\":1,\"title\":\"t\",\"price\":10}";
    String euros = "{\"id\":2,\"title\":\"t\"}\n{\"id\":3,\"title\":\"t\",\"price\":10}\n";
    FeedReader skipping = new FeedReader(FeedOptions.skipping(5));
    skipping.read(pricedIn("USD", dollars), FeedTester::ignore);
    FeedReport report = skipping.read(pricedIn("EUR", euros), FeedTester::ignore);
    assertEquals(1, report.accepted());
    assertEquals(1L, report.problemCounts().get(Reason.OTHER_CURRENCY));
    assertEquals(
        "EUR.jsonl:2, field 'price': the price is in EUR, but earlier ones are in USD; "
            + "convert all prices to one currency before they are read, or build two guides",
        report.problems().getFirst().toString());
    FeedReader strict = new FeedReader(FeedOptions.strict());
    strict.read(pricedIn("USD", dollars), FeedTester::ignore);
    assertThrows(
        FeedException.class, () -> strict.read(pricedIn("EUR", euros), FeedTester::ignore));
  }

  @Test
  void price_inTheSameCurrencyOfAnotherCase_isAccepted() {
    FeedReader reader = new FeedReader(FeedOptions.strict());
    reader.read(pricedIn("USD", "{\"id\":1,\"title\":\"t\",\"price\":10}"), FeedTester::ignore);
    List<ProductRecord> products = new ArrayList<>();
    reader.read(pricedIn("usd", "{\"id\":2,\"title\":\"t\",\"price\":10}"), products::add);
    assertEquals(
        List.of(new ProductRecord.Amount("price", 10, "USD")), products.getFirst().attributes());
  }

  @Test
  void events_ofEachTimeFormat_areRead() {
    EventMapping mapping = EventMapping.shopper("u").product("p").time("t").kind("k").weight("w");
    String text =
        """
        u,p,t,k,w
        a,1,2026-11-23T08:00:00Z,view,
        a,1,1795420800,purchase,2
        a,1,1795420800000,cart,1
        a,1,2026-11-23 08:00:00,购买,1
        a,1,2026-11-23,buy,1
        a,1,,buy,1
        """;
    List<EventRecord> events = read(Feed.csv("e.csv", stream(text), mapping));
    OptionalLong eight = OptionalLong.of(1_795_420_800_000L);
    assertEquals(new EventRecord("a", "1", EventKind.VIEWED, 1, eight), events.get(0));
    assertEquals(new EventRecord("a", "1", EventKind.BOUGHT, 2, eight), events.get(1));
    assertEquals(new EventRecord("a", "1", EventKind.CARTED, 1, eight), events.get(2));
    assertEquals(new EventRecord("a", "1", EventKind.BOUGHT, 1, eight), events.get(3));
    assertEquals(OptionalLong.of(1_795_420_800_000L - 8 * 3_600_000), events.get(4).epochMillis());
    assertEquals(OptionalLong.empty(), events.get(5).epochMillis());
    assertFalse(events.get(0).toString().contains("a,"), "the shopper stays private");
  }

  @Test
  void events_bad_areNamedWithPlaceAndRemedy() {
    EventMapping mapping = EventMapping.shopper("u").product("p").time("t").kind("k");
    String header = "u,p,t,k\n";
    assertEquals(
        "e.csv:2, field 't': 'soon' is not a date or time; "
            + "give an ISO date such as 2026-11-23 or 2026-11-23T08:00:00Z, or seconds since 1970",
        problem(Feed.csv("e.csv", stream(header + "a,1,soon,buy\n"), mapping)));
    assertEquals(
        "e.csv:2, field 'k': 'wave' is not a known sort of event; "
            + "use purchase, view or cart, or leave such events out",
        problem(Feed.csv("e.csv", stream(header + "a,1,,wave\n"), mapping)));
    assertEquals(
        "e.csv:2, field 'u': is missing or empty; every record needs it; "
            + "fill it, or map another field",
        problem(Feed.csv("e.csv", stream(header + ",1,,buy\n"), mapping)));
  }

  @Test
  void events_ofUnknownProduct_areReported() {
    FeedReader reader = new FeedReader(FeedOptions.skipping(5));
    reader.read(json(lines(1)), FeedTester::ignore);
    EventMapping mapping = EventMapping.shopper("u").product("p");
    FeedReport report =
        reader.read(Feed.csv("e.csv", stream("u,p\na,0\na,77\n"), mapping), FeedTester::ignore);
    assertEquals(
        "e.csv:3, field 'p': '77' is not the id of a product; "
            + "add the product to a product feed, or leave the event out",
        report.problems().getFirst().toString());
  }
}
