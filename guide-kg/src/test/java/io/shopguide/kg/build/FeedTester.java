package io.shopguide.kg.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads small feeds from memory. */
final class FeedTester {
  static final Mapping MAPPING =
      Mapping.id("id").title("title").price("price", PriceUnit.MAJOR, "USD");

  private FeedTester() {}

  static Supplier<InputStream> stream(byte[] content) {
    return () -> new ByteArrayInputStream(content);
  }

  static Supplier<InputStream> stream(String content) {
    return stream(content.getBytes(StandardCharsets.UTF_8));
  }

  static Feed<ProductRecord> json(String content) {
    return Feed.jsonLines("products.jsonl", stream(content), MAPPING);
  }

  static Feed<ProductRecord> csv(String content) {
    return Feed.csv("products.csv", stream(content), MAPPING);
  }

  static <R> List<R> read(Feed<R> feed) {
    List<R> records = new ArrayList<>();
    new FeedReader(FeedOptions.strict()).read(feed, records::add);
    return records;
  }

  /** Reads twice: strict stops with the problem, skipping reports it. Returns the sentence. */
  static <R> String problem(Feed<R> feed) {
    FeedException e = assertThrows(FeedException.class, () -> read(feed));
    FeedReport report = new FeedReader(FeedOptions.skipping(10)).read(feed, FeedTester::ignore);
    assertEquals(e.problem(), report.problems().getFirst());
    assertEquals(1, report.problems().size(), report.toString());
    assertEquals(1L, report.problemCounts().get(e.problem().reason()));
    return e.getMessage();
  }

  /** A problem that ends the feed whatever the policy. */
  static <R> String fatal(Feed<R> feed) {
    FeedException strict = assertThrows(FeedException.class, () -> read(feed));
    FeedReader skipping = new FeedReader(FeedOptions.skipping(10));
    FeedException lenient =
        assertThrows(FeedException.class, () -> skipping.read(feed, FeedTester::ignore));
    assertEquals(strict.problem(), lenient.problem());
    return strict.getMessage();
  }

  static <R> void ignore(R record) {}
}
