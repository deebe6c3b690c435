package io.shopguide.kg.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.kg.ProductGraph;
import io.shopguide.lexicon.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is in a file, reading it ends in records and problems, never in another exception. */
class HostileFeedTest {
  private static final String JSON =
      """
      {"id":"1","title":"Acme phone","price":12.5,"color":"Black and white","tags":["a",{"b":1}]}
      {"id":"2","title":"\\u624b\\u673a","price":1e3,"released":"2026-11-23T08:00:00+08:00"}
      """;

  private static final String CSV =
      """
      id,title,price,color,released
      1,"Acme ""big"" phone",12.5,"Black,White",2026-11-23
      2,手机,3,,1795420800
      """;

  private static final Mapping MAPPING =
      FeedTester.MAPPING.color("color").released("released").otherFields().deriveCategory();

  @Property(tries = 500)
  void jsonLines_mutated_giveRecordsAndProblemsOnly(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) {
    byte[] bytes = mutate(JSON, seed, changes);
    read(Feed.jsonLines("p", FeedTester.stream(bytes), MAPPING));
  }

  @Property(tries = 500)
  void csv_mutated_givesRecordsAndProblemsOnly(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) {
    byte[] bytes = mutate(CSV, seed, changes);
    read(Feed.csv("p", FeedTester.stream(bytes), MAPPING));
    read(Feed.tsv("p", FeedTester.stream(bytes), MAPPING));
  }

  private static byte[] mutate(String text, long seed, int changes) {
    Random random = new Random(seed);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] signs = "\"\\{}[],:\n\r\t0-eE\0".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < changes; i++) {
      boolean sign = random.nextBoolean();
      byte value = sign ? signs[random.nextInt(signs.length)] : (byte) random.nextInt();
      bytes[random.nextInt(bytes.length)] = value;
    }
    return bytes;
  }

  /** What the reader accepts must also make a graph. */
  private static void read(Feed<ProductRecord> feed) {
    List<ProductRecord> products = new ArrayList<>();
    try {
      FeedReport report = new FeedReader(FeedOptions.skipping(3)).read(feed, products::add);
      assertEquals(products.size(), report.accepted());
      ProductGraph graph =
          CatalogueBuilder.create(Vocabulary.builtIn())
              .options(FeedOptions.skipping(0))
              .products(feed)
              .build()
              .graph();
      assertEquals(products.size(), graph.entityClass("Product").count());
    } catch (FeedException e) {
      assertEquals("p", e.problem().file());
    }
  }
}
