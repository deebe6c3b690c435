package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.Contribution;
import io.shopguide.rec.Contribution.Side;
import io.shopguide.rec.rules.AttributeFilter;
import io.shopguide.rec.rules.ProductFilter;
import io.shopguide.rec.rules.RankingRule;
import io.shopguide.rec.rules.RankingRules;
import io.shopguide.rec.rules.RuleAction.Boost;
import io.shopguide.rec.rules.RuleAction.Bury;
import io.shopguide.rec.rules.RuleAction.Exclude;
import io.shopguide.rec.rules.RuleAction.Margin;
import io.shopguide.rec.rules.RuleAction.Pin;
import io.shopguide.rec.rules.RuleAction.Stock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules move products as they say, in every sort of request, and never hide how. */
class RulesTest {
  private static ShoppingGuide guide;

  @BeforeAll
  static void open(@TempDir Path folder) {
    guide =
        ShoppingGuide.open(
            SmallShop.copyTo(folder), OpenOptions.defaults().withClock(SmallShop.CLOCK));
  }

  @AfterAll
  static void close() {
    guide.close();
  }

  @AfterEach
  void removeRules() {
    guide.rules(RankingRules.none());
  }

  private static RulesReport use(RankingRule... rules) {
    return guide.rules(new RankingRules(List.of(rules)));
  }

  private static List<Recommendation> ask(String question) {
    return guide
        .ask(question, guide.newSession(Shopper.anonymous()), AskOptions.limit(30))
        .recommendations();
  }

  private static List<String> ids(String question) {
    return SmallShop.ids(ask(question));
  }

  private static double ruleParts(Recommendation recommendation) {
    return recommendation.explanation().contributions().stream()
        .filter(c -> c.side() == Side.RULE)
        .mapToDouble(Contribution::value)
        .sum();
  }

  @Test
  void boostAndBury_ofBrands_moveThemAndAreNamedParts() {
    List<String> before = ids("headphones");
    use(
        RankingRule.of("season", new Boost(0.9), ProductFilter.all().withBrands("飞利浦")),
        RankingRule.of("old", new Bury(0.5), ProductFilter.all().withBrands("sony")));
    List<Recommendation> after = ask("headphones");
    assertEquals("h8", after.getFirst().product().id());
    assertEquals("Sony", after.getLast().product().brand());
    assertEquals(
        before.stream().sorted().toList(), SmallShop.ids(after).stream().sorted().toList());
    assertEquals(0.9, ruleParts(after.getFirst()), 1e-9);
    assertEquals(-0.5, ruleParts(after.getLast()), 1e-9);
    assertTrue(
        after.getFirst().explanation().contributions().stream()
            .anyMatch(c -> c.name().equals("rule: season")));
    assertTrue(
        after.getFirst().explanation().sentence(Locale.ENGLISH).contains("promoted by the shop"));
    assertTrue(after.getFirst().explanation().sentence(Locale.CHINESE).contains("商家推荐"));
    assertFalse(after.getLast().explanation().sentence(Locale.ENGLISH).contains("promoted"));
    for (Recommendation each : after) {
      double sum =
          each.explanation().contributions().stream().mapToDouble(Contribution::value).sum();
      assertEquals(each.score(), sum, 1e-9);
    }
  }

  @Test
  void pin_products_fixesTheirRanksButNotAgainstTheShopper() {
    use(
        RankingRule.of("third", new Pin(3), ProductFilter.all().withIds("h8")),
        RankingRule.of("firsts", new Pin(1), ProductFilter.all().withIds("h6", "h4")));
    List<Recommendation> pinned = ask("headphones");
    assertEquals(List.of("h4", "h6", "h8"), SmallShop.ids(pinned.subList(0, 3)));
    assertTrue(pinned.getFirst().explanation().sentence(Locale.ENGLISH).contains("promoted"));
    assertFalse(ids("wireless headphones over $100").contains("h8"), "a bound rules it out");
    assertFalse(ids("headphones not Bose").contains("h4"), "an exclusion rules it out");
    assertEquals("h8", ids("cheapest headphones").getFirst(), "an order stands");
  }

  @Test
  void pin_beyondTheLimit_isNotShown() {
    use(RankingRule.of("fifth", new Pin(5), ProductFilter.all().withIds("h8")));
    Session session = guide.newSession(Shopper.anonymous());
    List<Recommendation> two =
        guide.ask("headphones", session, AskOptions.limit(2)).recommendations();
    assertEquals(2, two.size());
    assertFalse(SmallShop.ids(two).contains("h8"));
  }

  @Test
  void exclude_category_hidesItEverywhere() {
    use(RankingRule.of("gone", new Exclude(), ProductFilter.all().withCategories("耳机")));
    Answer answer = guide.ask("headphones", guide.newSession(Shopper.anonymous()));
    assertTrue(answer.recommendations().isEmpty() && answer.alternatives().isEmpty());
    assertTrue(answer.relaxations().isEmpty());
    assertTrue(
        guide.recommend(Shopper.of("kim"), 30).stream()
            .noneMatch(r -> r.product().category().equals("headphones")));
    assertTrue(SmallShop.ids(guide.similar("h1", 30)).stream().noneMatch(id -> id.startsWith("h")));
  }

  @Test
  void stockAndMargin_ofNumbers_countAsFarAsKnown() {
    // Ratings and batteries stand in for stock and margin: both are numbers of the feed.
    use(
        RankingRule.of(
            "margin",
            new Margin("battery_life", 0.8),
            ProductFilter.all().withCategories("headphones")),
        RankingRule.of("stock", new Stock("waterproof", 0), ProductFilter.all()));
    Map<String, Double> parts =
        ask("headphones").stream()
            .collect(Collectors.toMap(r -> r.product().id(), RulesTest::ruleParts));
    assertEquals(0.8, parts.get("h5"), 1e-9);
    assertEquals(0.6, parts.get("h1"), 1e-9);
    assertEquals(0, parts.get("h8"), 1e-9);
    use(RankingRule.of("stock", new Stock("wireless", 0), ProductFilter.all()));
    assertEquals(
        List.of("h1", "h3", "h5", "h6", "h7"), ids("headphones").stream().sorted().toList());
    use(RankingRule.of("stock", new Stock("wireless", 1), ProductFilter.all()));
    List<String> buried = ids("headphones");
    assertEquals(8, buried.size());
    assertEquals(List.of("h2", "h4", "h8"), buried.subList(5, 8).stream().sorted().toList());
  }

  @Test
  void queries_inEitherLanguage_turnTheRuleOn() {
    use(
        RankingRule.of("season", new Boost(1), ProductFilter.all().withIds("s8"))
            .forQueries("running shoes"));
    assertEquals("s8", ids("running shoes").getFirst());
    assertEquals("s8", ids("跑步鞋").getFirst());
    assertEquals(
        "s8", ids("red running shoes under $200").getFirst(), "a longer question holds it, too");
    use(
        RankingRule.of("season", new Boost(1), ProductFilter.all().withIds("s8"))
            .forQueries("trail comet"));
    assertNotEquals("s8", ids("running shoes").getFirst());
  }

  @Test
  void filters_onAttributesAndPrice_allCount() {
    use(
        RankingRule.of(
            "some",
            new Boost(1),
            ProductFilter.all()
                .withPrice(60, 150)
                .withAttributes(
                    AttributeFilter.anyOf("color", "Red", "蓝色"),
                    AttributeFilter.anyOf("wireless", "true"),
                    AttributeFilter.between("weight", 200, 300))));
    Map<Boolean, List<String>> raised =
        ask("headphones").stream()
            .collect(
                Collectors.partitioningBy(
                    r -> ruleParts(r) > 0,
                    Collectors.mapping(r -> r.product().id(), Collectors.toList())));
    assertEquals(List.of("h7"), raised.get(true));
  }

  @Test
  void dates_areComparedWithTheGuidesClock() {
    RankingRule rule = RankingRule.of("x", new Boost(1), ProductFilter.all().withIds("h8"));
    use(rule.between(Instant.parse("2026-11-23T08:00:00Z"), Instant.parse("2026-11-24T00:00:00Z")));
    assertEquals("h8", ids("headphones").getFirst());
    use(rule.between(Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-11-23T08:00:00Z")));
    assertNotEquals("h8", ids("headphones").getFirst());
  }

  @Test
  void report_ofRulesThatMeetNothing_namesThem() {
    RulesReport report =
        use(
            RankingRule.of("typo", new Boost(1), ProductFilter.all().withBrands("Sonny")),
            RankingRule.of("good", new Boost(1), ProductFilter.all().withBrands("Sony")));
    assertEquals(new RulesReport(2, List.of("typo")), report);
  }

  @Test
  void recommend_withRules_pinsAndExplains() {
    use(
        RankingRule.of("pin", new Pin(1), ProductFilter.all().withIds("k6")),
        RankingRule.of("boost", new Boost(1), ProductFilter.all().withIds("k5")));
    List<Recommendation> recommended = guide.recommend(Shopper.of("ann"), 5);
    assertEquals(List.of("k6", "k5"), SmallShop.ids(recommended.subList(0, 2)));
    assertEquals(5, recommended.size());
    assertEquals("k6", guide.similar("h1", 3).getFirst().product().id());
  }

  @Test
  void open_withRules_usesThem(@TempDir Path folder) {
    RankingRules rules =
        new RankingRules(
            List.of(RankingRule.of("x", new Pin(1), ProductFilter.all().withIds("h8"))));
    OpenOptions options = OpenOptions.defaults().withRules(rules);
    try (ShoppingGuide other = ShoppingGuide.open(SmallShop.copyTo(folder), options)) {
      Session session = other.newSession(Shopper.anonymous());
      assertEquals(
          "h8", other.ask("headphones", session).recommendations().getFirst().product().id());
    }
  }
}
