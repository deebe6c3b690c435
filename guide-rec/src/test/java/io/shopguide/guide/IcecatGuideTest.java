package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import io.shopguide.rec.Contribution;
import io.shopguide.rec.evaluation.Judgements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Icecat catalogue, 19,406 real products, asked what people asked about it. */
@Tag("real-data")
class IcecatGuideTest {
  private static final int QUERIES = 100;

  private static BuildReport report;
  private static ShoppingGuide guide;
  private static List<String> queries;

  @BeforeAll
  static void build(@TempDir Path folder) throws IOException {
    Path icecat = Path.of(System.getProperty("shopguide.data")).resolve("icecat");
    boolean required = Boolean.getBoolean("shopguide.data.required");
    assumeTrue(required || Files.isDirectory(icecat), "There is no " + icecat);
    report =
        GuideBuilder.create(folder)
            .products(Feed.jsonLines(icecat.resolve("products.jsonl.gz"), mapping()))
            .build();
    guide = ShoppingGuide.open(folder);
    List<String> judged = Judgements.read(icecat.resolve("judgements.csv")).queries();
    queries = IntStream.range(0, QUERIES).mapToObj(q -> judged.get(q % judged.size())).toList();
  }

  @AfterAll
  static void close() {
    if (guide != null) {
      guide.close();
    }
  }

  private static Mapping mapping() {
    return Mapping.id("id")
        .title("title")
        .description("short_description")
        .brand("supplier")
        .price("price", PriceUnit.CENTS, "USD")
        .released("date_released")
        .color("attr_t_product_colour")
        .attributes("attr_t_", "attr_n_", "attr_b_")
        .deriveCategory();
  }

  private static Answer ask(String query) {
    return guide.ask(query, guide.newSession(Shopper.anonymous()));
  }

  @Test
  void build_allProducts_takesLessThanAMinute() {
    assertEquals(19_406, report.products());
    assertEquals(19_406, guide.info().products());
    assertTrue(report.duration().compareTo(Duration.ofSeconds(60)) < 0, report.toString());
  }

  @Test
  void ask_judgedQueries_answersInMilliseconds() {
    for (int round = 0; round < 3; round++) {
      queries.forEach(IcecatGuideTest::ask);
    }
    double[] millis =
        queries.stream().mapToDouble(q -> ask(q).duration().toNanos() / 1e6).sorted().toArray();
    double median = millis[QUERIES / 2];
    assertTrue(median < 5, "p50 is " + median + " ms of " + Arrays.toString(millis));
  }

  @Test
  void ask_judgedQueries_findsProductsForAllAndExplainsThem() {
    for (String query : queries) {
      Answer answer = ask(query);
      assertTrue(answer.recommendations().size() + answer.alternatives().size() > 0, query);
      for (Recommendation each : answer.recommendations()) {
        double sum =
            each.explanation().contributions().stream().mapToDouble(Contribution::value).sum();
        assertEquals(each.score(), sum, 1e-5, query);
      }
    }
  }

  @Test
  void ask_priceBound_holdsForEveryProduct() {
    for (String query : queries) {
      Answer answer = ask(query + " under $100");
      assertTrue(
          answer.recommendations().stream().allMatch(r -> r.product().price() <= 100), query);
      assertTrue(answer.alternatives().stream().allMatch(r -> r.product().price() <= 100), query);
    }
  }
}
