package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.ProductRecord;
import io.shopguide.rec.Contribution;
import io.shopguide.rec.Contribution.Side;
import io.shopguide.rec.rules.ProductFilter;
import io.shopguide.rec.rules.RankingRule;
import io.shopguide.rec.rules.RankingRules;
import io.shopguide.rec.rules.RuleAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random shops, rules and requests: whatever comes out of them is explained by its parts. */
class RandomShopTest {
  private static final int PRODUCTS = 60;
  private static final int REQUESTS = 120;
  private static final List<String> BRANDS = List.of("Sony", "Bose", "Nike", "Auralis", "Kestrion");
  private static final List<String> KINDS =
      List.of("headphones", "laptop", "running shoes", "kettle", "backpack");
  private static final List<String> COLORS = List.of("black", "red", "white", "blue");
  private static final List<String> NAMES = List.of("Tide", "Comet", "Harbor", "Slate", "Forge");
  private static final List<String> WORDS =
      Stream.of(
              BRANDS,
              KINDS,
              COLORS,
              NAMES,
              List.of("cheapest", "under $200", "not Sony", "newest", "耳机", "红色", "most popular"))
          .flatMap(List::stream)
          .toList();

  @TempDir private Path folder;

  private static String pick(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static Feed<ProductRecord> products(Random random) {
    StringBuilder csv = new StringBuilder(SmallShop.COLUMNS);
    for (int p = 0; p < PRODUCTS; p++) {
      String brand = pick(BRANDS, random);
      String kind = pick(KINDS, random);
      csv.append(
          "p%d,%s %s %s %d,,%s,,%s,,%s,%d,%d-01-01,%.1f%n"
              .formatted(
                  p,
                  brand,
                  pick(NAMES, random),
                  kind,
                  random.nextInt(9),
                  brand,
                  kind,
                  pick(COLORS, random),
                  5 + random.nextInt(500),
                  2015 + random.nextInt(11),
                  1 + 4 * random.nextDouble()));
    }
    return SmallShop.products(csv.toString());
  }

  private ShoppingGuide build(Random random) {
    StringBuilder events = new StringBuilder("shopper,product\n");
    for (int e = 0; e < 150; e++) {
      events.append("u%d,p%d%n".formatted(random.nextInt(20), random.nextInt(PRODUCTS)));
    }
    GuideBuilder.create(folder)
        .products(products(random))
        .events(SmallShop.purchases(events.toString()))
        .clock(SmallShop.CLOCK)
        .build();
    return ShoppingGuide.open(folder, OpenOptions.defaults().withClock(SmallShop.CLOCK));
  }

  private static RankingRules rules(Random random) {
    List<RankingRule> rules = new ArrayList<>();
    for (int r = random.nextInt(6); r > 0; r--) {
      RuleAction action =
          switch (random.nextInt(6)) {
            case 0 -> new RuleAction.Pin(1 + random.nextInt(10));
            case 1 -> new RuleAction.Boost(1 - random.nextDouble());
            case 2 -> new RuleAction.Bury(1 - random.nextDouble());
            case 3 -> new RuleAction.Exclude();
            case 4 -> new RuleAction.Stock("rating", random.nextBoolean() ? 0 : 0.5);
            default -> new RuleAction.Margin("rating", 1 - random.nextDouble());
          };
      ProductFilter products =
          switch (random.nextInt(3)) {
            case 0 -> ProductFilter.all().withBrands(pick(BRANDS, random));
            case 1 -> ProductFilter.all().withCategories(pick(KINDS, random));
            default -> ProductFilter.all().withIds("p" + random.nextInt(PRODUCTS));
          };
      RankingRule rule = RankingRule.of("rule " + r, action, products);
      rules.add(random.nextBoolean() ? rule : rule.forQueries(pick(KINDS, random)));
    }
    return new RankingRules(rules);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void explanations_ofRandomRequests_addUpAndNameEachTitleOnce(long seed) {
    Random random = new Random(seed);
    int explained = 0;
    int byRules = 0;
    try (ShoppingGuide guide = build(random)) {
      for (int request = 0; request < REQUESTS; request++) {
        guide.rules(rules(random));
        Shopper shopper = Shopper.of("u" + random.nextInt(25));
        for (Recommendation each : answer(guide, shopper, random)) {
          assertExplained(each, guide);
          explained++;
          if (each.explanation().contributions().stream().anyMatch(c -> c.side() == Side.RULE)) {
            byRules++;
          }
        }
      }
    }
    assertTrue(explained > 5 * REQUESTS, "explained " + explained);
    assertTrue(byRules > REQUESTS, "with rules " + byRules);
  }

  private static List<Recommendation> answer(ShoppingGuide guide, Shopper shopper, Random random) {
    Session session = guide.newSession(shopper);
    AskOptions options =
        AskOptions.limit(1 + random.nextInt(20))
            .diverse(random.nextBoolean() ? Diversity.off() : Diversity.mmr(random.nextDouble()));
    return switch (random.nextInt(4)) {
      case 0 -> guide.recommend(shopper, options);
      case 1 -> guide.similar("p" + random.nextInt(PRODUCTS), options.limit());
      default -> {
        String question =
            String.join(
                " ",
                IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(i -> pick(WORDS, random))
                    .toList());
        Answer answer = guide.ask(question, session, options);
        List<Recommendation> all = new ArrayList<>(answer.recommendations());
        all.addAll(answer.alternatives());
        all.add(guide.explain(session, "p" + random.nextInt(PRODUCTS)));
        yield all;
      }
    };
  }

  private static void assertExplained(Recommendation each, ShoppingGuide guide) {
    List<Contribution> parts = each.explanation().contributions();
    double sum = parts.stream().mapToDouble(Contribution::value).sum();
    assertEquals(each.score(), sum, 1e-5);
    for (int i = 1; i < parts.size(); i++) {
      assertTrue(parts.get(i - 1).value() >= parts.get(i).value());
    }
    assertTrue(
        parts.stream().allMatch(c -> c.value() > 0 || c.side() == Side.RULE), parts.toString());
    each.explanation()
        .path()
        .ifPresent(
            path ->
                assertTrue(
                    each.explanation().pathInWords().isPresent() && !path.steps().isEmpty()));
    String sentence = each.explanation().sentence(Locale.ENGLISH);
    for (int p = 0; p < PRODUCTS; p++) {
      String title = guide.product("p" + p).orElseThrow().title();
      int first = sentence.indexOf(title);
      assertTrue(first < 0 || sentence.indexOf(title, first + 1) < 0, sentence);
    }
  }
}
